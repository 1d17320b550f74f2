using System.Text.Json;
using Coordinator.Contracts;

namespace Coordinator.Client.Http;

/// <summary>Sends requests, takes note of the commit times in their answers, repeats what is safe to repeat.</summary>
/// <param name="http">Gives the client to send with; asked before each request, so that a factory can renew it.</param>
/// <param name="options">The choices of the user.</param>
sealed class ApiConnection(Func<HttpClient> http, CoordinatorClientOptions options)
{
    readonly Repetition _repetition = new(options.Time);

    /// <summary>The choices of the user.</summary>
    public CoordinatorClientOptions Options => options;

    /// <summary>The highest commit time that an answer told.</summary>
    public SeenCommitTime Seen { get; } = new();

    /// <summary>Asks for something, in a request that is safe to repeat.</summary>
    public Task<Reply<T>> AskAsync<T>(ApiRequest request, CancellationToken cancellation)
        where T : class =>
        AskAsync<T>(request, options.RepeatFor, cancellation);

    /// <summary>The same, with another limit of time for repetitions.</summary>
    public Task<Reply<T>> AskAsync<T>(ApiRequest request, TimeSpan within, CancellationToken cancellation)
        where T : class =>
        RepeatAsync(stop => OnceAsync<T>(request, stop), within, cancellation);

    /// <summary>Asks once, whatever comes of it.</summary>
    public async Task<Reply<T>> OnceAsync<T>(ApiRequest request, CancellationToken cancellation)
        where T : class
    {
        using var response = await SendAsync(request, cancellation);
        return await Wire.ReadAsync<T>(response, cancellation);
    }

    /// <summary>Sends a request of which the caller reads the answer. Safe to repeat.</summary>
    public Task<T> RepeatAsync<T>(
        Func<CancellationToken, Task<T>> send, TimeSpan within, CancellationToken cancellation)
        where T : IAnswer =>
        _repetition.RunAsync(send, within, cancellation);

    /// <summary>
    /// The same for a write under an id. Once a try may have done it, only an answer that settles it ends in that
    /// answer; else the one that left it open is given, or the fault thrown.
    /// </summary>
    public async Task<T> RepeatWriteAsync<T>(
        Func<CancellationToken, Task<T>> send, TimeSpan within, CancellationToken cancellation)
        where T : class, IAnswer
    {
        var doubt = new Doubt<T>();
        return doubt.Judge(await RepeatAsync(
            stop => doubt.WatchAsync(() => send(stop), stop), within, cancellation));
    }

    /// <summary>Sends once; headers of the answer are noted.</summary>
    public async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        using var message = request.ToMessage();
        if (options.SendSeenCommitTime && Seen.Highest is { } seen)
            message.Headers.Add(WireHeaders.CommitTime, seen);
        var response = await http().SendAsync(message, cancellation);
        if (response.Headers.TryGetValues(WireHeaders.CommitTime, out var times))
            Seen.Observe(times.First());
        return response;
    }

    /// <summary>A value of the user's as JSON.</summary>
    public JsonElement ToElement<T>(T value) => value is JsonElement element
        ? element
        : JsonSerializer.SerializeToElement(value, options.Json);

    /// <summary>JSON as a value of the user's.</summary>
    /// <exception cref="JsonException">It does not fit the type, or is null.</exception>
    public T FromElement<T>(JsonElement json, string what) =>
        json.Deserialize<T>(options.Json) ?? throw new JsonException($"{what} is a JSON null, not a {typeof(T).Name}.");
}

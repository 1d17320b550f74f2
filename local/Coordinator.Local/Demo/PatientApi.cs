using System.Net;
using Coordinator.Client;

namespace Coordinator.Local.Demo;

/// <summary>
/// Repeats requests that may be repeated, over the death of the API and its return. What is asked has to be safe to
/// repeat, since an answer may be lost.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="patience">How long to go on without an answer.</param>
public sealed class PatientApi(TimeProvider time, TimeSpan patience)
{
    const int ServerErrors = 500;

    static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    /// <summary>Asks until there is an answer that a repetition would not change.</summary>
    /// <typeparam name="T">What is asked for.</typeparam>
    /// <param name="send">Sends the request.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CoordinatorException">The API has refused it, or had no good answer all the time.</exception>
    /// <exception cref="LauncherException">The API did not answer all the time.</exception>
    public async Task<Reply<T>> AskAsync<T>(Func<Task<Reply<T>>> send, CancellationToken stop)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(send);
        var start = time.GetTimestamp();
        while (true)
        {
            var (reply, fault) = await TryAsync(send, stop);
            if (reply is not null && !IsWorthRepeating(reply))
                return reply;
            if (time.GetElapsedTime(start) > patience)
                throw fault is null ? new CoordinatorException(reply!.Status, reply.Problem) : Silent(fault);
            await Task.Delay(BetweenAttempts, time, stop);
        }
    }

    /// <summary>A client that leaves the repetitions to this class.</summary>
    /// <param name="http">Its base address is the host's, with a slash at the end.</param>
    /// <param name="time">The clock.</param>
    public static CoordinatorClient ClientOf(HttpClient http, TimeProvider time) =>
        new(http, new CoordinatorClientOptions { Time = time, RepeatFor = TimeSpan.Zero });

    static async Task<(Reply<T>? Reply, Exception? Fault)> TryAsync<T>(
        Func<Task<Reply<T>>> send, CancellationToken stop)
        where T : class
    {
        try
        {
            return (await send(), null);
        }
        catch (Exception e) when (IsOfTheTransport(e) && !stop.IsCancellationRequested)
        {
            return (null, e);
        }
    }

    static bool IsOfTheTransport(Exception e) => e is HttpRequestException or HttpIOException or TaskCanceledException;

    static bool IsWorthRepeating<T>(Reply<T> reply)
        where T : class =>
        reply.Status is >= ServerErrors or (int)HttpStatusCode.TooManyRequests || reply.Problem?.Retryable == true;

    static LauncherException Silent(Exception fault) =>
        new($"The API has not answered for a while: {fault.Message} Is it running?", fault);
}

using System.Net.Http.Headers;
using System.Text.Json;
using Coordinator.Contracts;

namespace Coordinator.Client.Http;

/// <summary>A request as a value: it can be sent more than once.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Address">Relative to the host's root, percent-encoded.</param>
sealed record ApiRequest(HttpMethod Method, string Address)
{
    /// <summary>The body; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The body's media type.</summary>
    public string MediaType { get; init; } = WireMedia.Json;

    /// <summary>Headers; those without a value are left out.</summary>
    public IReadOnlyList<(string Name, string? Value)> Headers { get; init; } = [];

    public static ApiRequest Get(string address) => new(HttpMethod.Get, address);

    public static ApiRequest Delete(string address) => new(HttpMethod.Delete, address);

    public static ApiRequest Post(string address) => new(HttpMethod.Post, address);

    public static ApiRequest Post<T>(string address, T body) =>
        new(HttpMethod.Post, address) { Body = JsonOf(body) };

    public static ApiRequest Put<T>(string address, T body) => new(HttpMethod.Put, address) { Body = JsonOf(body) };

    public static byte[] JsonOf<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options);

    /// <summary>A message to send; each can be sent once.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, new Uri(Address, UriKind.Relative));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
        }

        foreach (var (name, value) in Headers.Where(header => header.Value is not null))
            message.Headers.TryAddWithoutValidation(name, Checked(name, value!));
        return message;
    }

    /// <summary>What cannot be sent would look like a fault of the transport, and be repeated.</summary>
    static string Checked(string name, string value) => value.All(c => c is >= ' ' and <= '~')
        ? value
        : throw new ArgumentException(
            $"{name} is a header and takes printable ASCII only, not \"{value}\".", nameof(value));
}

using Azure.Core;
using Azure.Core.Pipeline;

namespace Coordinator.Local.Tests.Fakes;

/// <summary>
/// Answers requests from a script instead of the network, and keeps what was asked. A step that throws plays a
/// connection that was reset.
/// </summary>
sealed class FakeTransport(params Func<FakeResponse>[] script) : HttpPipelineTransport
{
    static readonly HttpClientTransport Requests = new();

    public List<string> Asked { get; } = [];

    public List<(string Name, string Value)> Headers { get; } = [];

    public override void Process(HttpMessage message)
    {
        Asked.Add($"{message.Request.Method} {message.Request.Uri.PathAndQuery}");
        Headers.AddRange(message.Request.Headers.Select(header => (header.Name, header.Value)));
        if (Asked.Count > script.Length)
            throw new InvalidOperationException($"Request {Asked.Count} was not expected: {Asked[^1]}");
        message.Response = script[Asked.Count - 1]();
        message.Response.ClientRequestId = message.Request.ClientRequestId;
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return ValueTask.CompletedTask;
    }

    public override Request CreateRequest() => Requests.CreateRequest();

    /// <summary>What the real transport throws when the other side goes away in the middle.</summary>
    public static FakeResponse Reset() =>
        throw new Azure.RequestFailedException(
            "The connection was reset.", new IOException("Connection reset by peer"));
}

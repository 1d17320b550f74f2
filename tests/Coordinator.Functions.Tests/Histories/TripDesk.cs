using System.Collections.Concurrent;
using System.Text;
using Coordinator.Functions.Tests.Outgoing;

namespace Coordinator.Functions.Tests.Histories;

/// <summary>A participant that does as it is told in the request: refuses, or is busy the first time.</summary>
sealed class TripDesk : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, int> _arrivals = new(StringComparer.Ordinal);
    readonly ScriptedServer _server;

    public TripDesk() => _server = new ScriptedServer((request, stream) =>
        stream.WriteAsync(Encoding.Latin1.GetBytes(AnswerTo(request))).AsTask());

    /// <summary>Host and port.</summary>
    public string Host => _server.Host;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    string AnswerTo(SeenRequest request)
    {
        var body = Encoding.UTF8.GetString(request.Body);
        var arrivals = _arrivals.AddOrUpdate(request.Line + body, 1, (_, before) => before + 1);
        var status = body switch
        {
            _ when body.Contains("refuse", StringComparison.Ordinal) => 409,
            _ when body.Contains("busy", StringComparison.Ordinal) && arrivals == 1 => 503,
            _ => 200,
        };
        return ScriptedServer.Answer(status, """{"id":"12A"}""", "Content-Type: application/json\r\n");
    }
}

using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordinator.TestKit.Telemetry;

/// <summary>
/// Takes telemetry by OTLP over HTTP, as collectors do, and keeps its bytes: names stand in protobuf as they are.
/// </summary>
public sealed class OtlpCollector : IAsyncDisposable
{
    readonly WebApplication _server;
    readonly ConcurrentQueue<(string Signal, string Text)> _taken = new();

    OtlpCollector(WebApplication server) => _server = server;

    /// <summary>Its address.</summary>
    public string Address => _server.Urls.First();

    /// <summary>All that was taken.</summary>
    public string Taken => string.Join('\n', _taken.Select(one => one.Text));

    /// <summary>Starts it on a free port of this machine.</summary>
    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var collector = new OtlpCollector(server);
        server.MapPost("/v1/{signal}", collector.TakeAsync);
        await server.StartAsync();
        return collector;
    }

    /// <summary>Waits until a text has come.</summary>
    /// <param name="signal"><c>traces</c>, <c>metrics</c> or <c>logs</c>.</param>
    /// <param name="text">The text.</param>
    public Task ComesAsync(string signal, string text) => Eventually.IsTrueAsync(() =>
        _taken.Any(one => one.Signal == signal && one.Text.Contains(text, StringComparison.Ordinal)));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    async Task<IResult> TakeAsync(HttpRequest request, string signal)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _taken.Enqueue((signal, Encoding.Latin1.GetString(body.ToArray())));
        return Results.Bytes([], "application/x-protobuf");
    }
}

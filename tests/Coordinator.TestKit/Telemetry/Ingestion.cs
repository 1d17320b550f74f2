using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordinator.TestKit.Telemetry;

/// <summary>Takes telemetry as Azure Monitor does, and keeps its text.</summary>
public sealed class Ingestion : IAsyncDisposable
{
    readonly WebApplication _server;
    readonly ConcurrentQueue<string> _taken = new();

    Ingestion(WebApplication server) => _server = server;

    /// <summary>A connection string that leads here.</summary>
    public string ConnectionString =>
        $"InstrumentationKey={Guid.Empty};IngestionEndpoint={_server.Urls.First().TrimEnd('/')}/";

    /// <summary>All that was taken.</summary>
    public string Taken => string.Join('\n', _taken);

    /// <summary>Starts it on a free port of this machine.</summary>
    public static async Task<Ingestion> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var ingestion = new Ingestion(server);
        server.MapPost("/v2.1/track", ingestion.TakeAsync);
        await server.StartAsync();
        return ingestion;
    }

    /// <summary>Waits until a text has come.</summary>
    public Task ComesAsync(string text) =>
        Eventually.IsTrueAsync(() => Taken.Contains(text, StringComparison.Ordinal));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    async Task<IResult> TakeAsync(HttpRequest request)
    {
        await using var body = request.Headers.ContentEncoding == "gzip"
            ? new GZipStream(request.Body, CompressionMode.Decompress)
            : request.Body;
        using var reader = new StreamReader(body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        _taken.Enqueue(text);
        var items = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        return Results.Json(new { itemsReceived = items, itemsAccepted = items, errors = Array.Empty<object>() });
    }
}

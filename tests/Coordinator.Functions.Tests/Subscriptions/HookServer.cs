using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>A receiver of webhooks on Kestrel, as its users write one.</summary>
sealed class HookServer : IAsyncDisposable
{
    readonly WebApplication _app;

    HookServer(WebApplication app) => _app = app;

    /// <summary>What it answers; a status for each request.</summary>
    public Func<HookRequest, int> Answer { get; set; } = _ => StatusCodes.Status204NoContent;

    /// <summary>Everything that came.</summary>
    public ConcurrentQueue<HookRequest> Requests { get; } = [];

    /// <summary>Its host and port, as in the allowed hosts.</summary>
    public string Host => new Uri(_app.Urls.First()).Authority;

    public string Url => $"http://{Host}/hooks/orders";

    public static async Task<HookServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new HookServer(builder.Build());
        server._app.MapPost("/hooks/orders", server.ReceiveAsync);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var headers = http.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HookRequest(headers, body.ToArray(), target);
        Requests.Enqueue(request);
        http.Response.StatusCode = Answer(request);
        if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = 7.ToString(CultureInfo.InvariantCulture);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Cli.Tests.Support;

/// <summary>A host that answers as a test wants, to be in states that a real one is seldom in.</summary>
sealed class StubHost : IAsyncDisposable
{
    readonly WebApplication _app;

    StubHost(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/");

    public static async Task<StubHost> StartAsync(RequestDelegate answer)
    {
        var app = WebApplication.CreateEmptyBuilder(new WebApplicationOptions()).WithKestrel().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(answer);
        await app.StartAsync();
        return new StubHost(app);
    }

    /// <summary>Writes a problem document.</summary>
    public static Task Problem(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        return context.Response.WriteAsync(json);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

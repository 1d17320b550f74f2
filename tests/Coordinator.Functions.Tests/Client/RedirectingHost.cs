using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Tests.Client;

/// <summary>A host that sends everybody to another address, or says 404, and counts them.</summary>
sealed class RedirectingHost : IAsyncDisposable
{
    readonly WebApplication _app;
    int _asked;

    RedirectingHost(Uri? to)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.Run(context => AnswerAsync(context, to));
    }

    public Uri Address => new(_app.Urls.First());

    public int Asked => Volatile.Read(ref _asked);

    public static async Task<RedirectingHost> StartAsync(Uri? to)
    {
        var host = new RedirectingHost(to);
        await host._app.StartAsync();
        return host;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    Task AnswerAsync(HttpContext context, Uri? to)
    {
        Interlocked.Increment(ref _asked);
        if (to is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            context.Response.Redirect(to.AbsoluteUri);
        return Task.CompletedTask;
    }
}

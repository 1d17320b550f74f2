using System.Net;
using Coordinator.EndToEnd.Tests.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordinator.EndToEnd.Tests.Overload;

/// <summary>
/// Stands between hosts and a storage account, counts the requests, and on demand refuses a share of them with 503 or
/// 429, as a throttling account does. What it refuses has not happened.
/// </summary>
sealed class RefusingStore : IAsyncDisposable
{
    readonly Uri _account;
    readonly WebApplication _server;
    readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    readonly Lock _gate = new();
    readonly Random _random;
    double _share;
    long _asked;
    long _refused;

    RefusingStore(Uri account, int seed)
    {
        _account = account;
        _random = new Random(seed);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _server = builder.Build();
        Address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        _server.Urls.Add(Address.ToString());
        _server.Run(ServeAsync);
    }

    /// <summary>Where hosts find it.</summary>
    public Uri Address { get; }

    /// <summary>Requests that came.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    /// <summary>Requests that were refused.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Which share is refused, from now on.</summary>
    public double Share
    {
        set => Volatile.Write(ref _share, value);
    }

    /// <summary>Starts before an account.</summary>
    public static async Task<RefusingStore> StartAsync(Uri account, int seed)
    {
        var store = new RefusingStore(account, seed);
        await store._server.StartAsync();
        return store;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    async Task ServeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _asked);
        if (IsRefused() is { } status)
        {
            Interlocked.Increment(ref _refused);
            context.Response.StatusCode = status;
            return;
        }

        try
        {
            await ForwardAsync(context);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // Who asked is gone, or the account is: a broken connection says both.
            context.Abort();
        }
    }

    int? IsRefused()
    {
        lock (_gate)
        {
            if (_random.NextDouble() >= Volatile.Read(ref _share))
                return null;
            return _random.Next(2) == 0
                ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests;
        }
    }

    async Task ForwardAsync(HttpContext context)
    {
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri(_account.GetLeftPart(UriPartial.Authority) + target));
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, value) in context.Request.Headers)
        {
            if (name is "Host" or "Connection" or "Transfer-Encoding")
                continue;
            if (!request.Headers.TryAddWithoutValidation(name, value.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, value.AsEnumerable());
        }

        using var response = await _http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (name is not ("Connection" or "Transfer-Encoding" or "Keep-Alive"))
                context.Response.Headers[name] = values.ToArray();
        }

        if (response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified))
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}

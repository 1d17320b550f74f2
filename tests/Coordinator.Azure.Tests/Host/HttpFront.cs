using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yarp.ReverseProxy.Forwarder;

namespace Coordinator.Azure.Tests.Host;

/// <summary>
/// Takes HTTP requests as the host does for a worker that serves HTTP itself: the invocation goes over gRPC, the
/// request over HTTP, and the header that both carry brings them together.
/// </summary>
sealed class HttpFront(
    IHttpForwarder forwarder, Invoker invoker, IReadOnlyList<WorkerFunction> functions,
    IInlineConstraintResolver constraints, Uri worker) : IDisposable
{
    const string CorrelationHeader = "x-ms-invocation-id";

    readonly FunctionRoutes _routes = new(functions, "api", constraints);
    readonly HttpMessageInvoker _connections = new(new RetriedForwarding(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }));

    /// <summary>Answers a request.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (await _routes.FindAsync(http) is not ({ } function, { } values))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var id = invoker.NextId();
        var data = await HttpTriggerData.ReadAsync(http.Request, values);
        http.Request.Headers.TryAdd(CorrelationHeader, id);
        var forwarding = forwarder.SendAsync(
            http, worker.ToString(), _connections, new ForwarderRequestConfig()).AsTask();
        await invoker.InvokeAsync(function, id, data);
        await forwarding;
    }

    public void Dispose() => _connections.Dispose();
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordinator.Azure.Tests.Host;

/// <summary>A web server on a free port of this machine, which logs nothing.</summary>
static class WebServer
{
    /// <summary>What it speaks.</summary>
    public enum Protocol
    {
        /// <summary>HTTP/1.1.</summary>
        Http1,

        /// <summary>HTTP/2 without encryption, for gRPC.</summary>
        Http2,
    }

    /// <summary>Creates it; nothing listens yet.</summary>
    public static WebApplication Create(Protocol protocol, Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = null;
            server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols =
                protocol == Protocol.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1);
        });
        configure(builder.Services);
        return builder.Build();
    }
}

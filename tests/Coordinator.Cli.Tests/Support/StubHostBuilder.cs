using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Coordinator.Cli.Tests.Support;

static class StubHostBuilder
{
    public static WebApplicationBuilder WithKestrel(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseKestrelCore();
        return builder;
    }
}

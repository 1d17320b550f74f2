using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Azurite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Coordinator.Functions.Tests.Security;

/// <summary>A host that logs all that settings can make it log.</summary>
sealed class LoudHost : IAsyncDisposable
{
    /// <summary>As an operator would write them who looks for a fault; longer names win over shorter ones.</summary>
    static readonly (string, string?)[] Loud =
    [
        ("Logging:LogLevel:Default", "Trace"),
        ("Logging:LogLevel:Coordinator", "Trace"),
        ("Logging:LogLevel:Azure.Core.Http", "Trace"),
        ("Logging:LogLevel:System.Net.Http", "Trace"),
        ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"),
        ("Logging:LogLevel:Microsoft.AspNetCore.Routing", "Trace"),
        ("Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel", "Trace"),
    ];

    LoudHost(ApiHost host, RenderedLogs logs) => (Host, Logs) = (host, logs);

    public ApiHost Host { get; }

    public RenderedLogs Logs { get; }

    public static async Task<LoudHost> StartAsync(AzuriteProcess azurite, params (string, string?)[] settings)
    {
        var host = await ApiHost.StartAsync(azurite, [.. Loud, .. settings]);
        var name = host.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName;
        var logs = new RenderedLogs(
            host.Services.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == name));
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        return new LoudHost(host, logs);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

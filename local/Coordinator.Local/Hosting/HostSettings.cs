using System.Globalization;
using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Local.Hosting;

/// <summary>
/// The settings of one host: a settings file, over it the environment, over it the command line.
/// </summary>
/// <param name="File">A file of the shape of <c>local.settings.sample.json</c>, with connection strings.</param>
/// <param name="Port">The port to listen on; null for the file's <c>Host:LocalHttpPort</c>, 0 for a free one.</param>
sealed record HostSettings(string File, int? Port)
{
    // Standard output carries the line "ready <url>" alone; the log goes to standard error.
    static readonly Dictionary<string, string?> QuietConsole = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Logging:Console:LogToStandardErrorThreshold"] = "Trace",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    /// <summary>What wins over all other settings, as a command line.</summary>
    public string[] Arguments => Port is { } port ? ["--urls", Url(port)] : [];

    /// <summary>Adds the file.</summary>
    public void AddTo(IConfigurationBuilder builder) =>
        builder.AddInMemoryCollection(QuietConsole).AddSettingsFile(File);

    // The system cannot pick one free port for both of localhost's addresses, IPv4 and IPv6.
    static string Url(int port) => port == 0
        ? "http://127.0.0.1:0"
        : string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
}

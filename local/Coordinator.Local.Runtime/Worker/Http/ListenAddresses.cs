using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>
/// Where to listen: <c>urls</c> (also <c>ASPNETCORE_URLS</c>), else <c>Host:LocalHttpPort</c> of this machine, else
/// 7071.
/// </summary>
static class ListenAddresses
{
    const int DefaultPort = 7071;

    /// <summary>The addresses; port 0 takes a free one.</summary>
    /// <exception cref="InvalidOperationException">The port is no number from 0 to 65535.</exception>
    public static string[] From(IConfiguration settings)
    {
        if (settings["urls"] is { } urls && !string.IsNullOrWhiteSpace(urls))
            return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        ushort port = DefaultPort;
        if (settings["Host:LocalHttpPort"] is { } text
            && !ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port))
        {
            throw new InvalidOperationException($"Host:LocalHttpPort is '{text}', which is no port.");
        }

        // Kestrel binds "localhost" to IPv4 and IPv6, which cannot share a port that the system picks.
        return port == 0
            ? ["http://127.0.0.1:0"]
            : [string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}")];
    }
}

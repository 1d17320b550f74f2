using System.Net;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>Without keys the host serves this machine only.</summary>
static class LoopbackRule
{
    /// <summary>Checks before anything listens.</summary>
    /// <exception cref="InvalidOperationException">
    /// No key is set, and an address can be reached from elsewhere.
    /// </exception>
    public static void Require(FunctionKeys keys, IEnumerable<string> addresses)
    {
        if (keys.AreOpen && addresses.FirstOrDefault(address => !IsLoopback(address)) is { } exposed)
        {
            throw new InvalidOperationException(
                $"No function key is set, and '{exposed}' can be reached from other machines. "
                + "Set Host:Keys:Function and Host:Keys:Admin, or listen on localhost.");
        }
    }

    /// <summary>
    /// Checks a request: an address may have been configured past <see cref="Require"/> (Kestrel's own settings).
    /// </summary>
    public static bool Allows(FunctionKeys keys, ConnectionInfo connection)
        => !keys.AreOpen || connection.RemoteIpAddress is null || IPAddress.IsLoopback(connection.RemoteIpAddress);

    static bool IsLoopback(string address)
    {
        var parsed = BindingAddress.Parse(address);
        return parsed.IsUnixPipe
            || parsed.IsNamedPipe
            || parsed.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(parsed.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));
    }
}

using System.Net;
using Coordinator.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Access;

/// <summary>Where requests come from.</summary>
sealed class CallerAddress(CoordinatorSettings settings)
{
    const string ForwardedFor = "X-Forwarded-For";

    /// <summary>
    /// The address of the connection. Anybody can send <c>X-Forwarded-For</c>: only behind the platform's own front
    /// ends, which append to it the address that they see, is its last entry believed, and no other.
    /// </summary>
    public string Of(HttpContext http) =>
        settings.Access.IsPlatformTrusted && Forwarded(http.Request) is { } client
            ? client.ToString()
            : http.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>
    /// The same for limits by address, where a proxy on this machine is believed too: the Functions host is one, and
    /// all callers would share the bucket of its address. Who forges an entry there gets no more than another bucket.
    /// </summary>
    public IPAddress? BehindProxy(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var sender = http.Connection.RemoteIpAddress;
        var isBelieved = settings.Access.IsPlatformTrusted || (sender is not null && IPAddress.IsLoopback(sender));
        return isBelieved && Forwarded(http.Request) is { } client ? client : sender;
    }

    static IPAddress? Forwarded(HttpRequest request)
    {
        var last = request.Headers[ForwardedFor].LastOrDefault()?.Split(',')[^1].Trim();
        return IPEndPoint.TryParse(last ?? "", out var client) ? client.Address : null;
    }
}

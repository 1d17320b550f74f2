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
            ? client
            : http.Connection.RemoteIpAddress?.ToString() ?? "";

    static string? Forwarded(HttpRequest request)
    {
        var last = request.Headers[ForwardedFor].LastOrDefault()?.Split(',')[^1].Trim();
        return IPEndPoint.TryParse(last ?? "", out var client) ? client.Address.ToString() : null;
    }
}

using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Access;

/// <summary>Where a request comes from.</summary>
static class CallerAddress
{
    /// <summary>
    /// The address of the connection. What <c>X-Forwarded-For</c> says is left alone: anybody can send it.
    /// </summary>
    public static string Of(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}

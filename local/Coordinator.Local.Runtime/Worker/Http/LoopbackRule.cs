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
    /// What a request is refused with; null when it may pass. Its sender is checked because an address may have been
    /// configured past <see cref="Require"/> (Kestrel's own settings). Its host name is checked because of browsers on
    /// this machine: a page of a foreign site whose name was made to lead here (DNS rebinding) is allowed to read what
    /// this host answers, but has to send that name. A page of a foreign site without such a name may not read answers,
    /// but send what needs no body; a browser then says from where.
    /// </summary>
    public static Problem? Refusal(FunctionKeys keys, HttpContext http)
    {
        if (!keys.AreOpen)
            return null;
        if (http.Connection.RemoteIpAddress is { } sender && !IPAddress.IsLoopback(sender))
            return Problem.Forbidden;
        if (!IsLoopbackName(http.Request.Host.Host))
            return Problem.ForeignHostName;
        return http.Request.Headers.Origin.All(IsLoopbackOrigin) ? null : Problem.ForeignOrigin;
    }

    static bool IsLoopback(string address)
    {
        var parsed = BindingAddress.Parse(address);
        return parsed.IsUnixPipe || parsed.IsNamedPipe || IsLoopbackName(parsed.Host);
    }

    // A sandboxed page, or a file, says "null".
    static bool IsLoopbackOrigin(string? origin)
        => Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && IsLoopbackName(page.Host);

    static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));
}

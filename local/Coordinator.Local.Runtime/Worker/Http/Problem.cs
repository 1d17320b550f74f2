using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>A problem document (RFC 9457) that the host itself answers with.</summary>
sealed record Problem(string Type, string Title, int Status, string Detail)
{
    /// <summary>The caller showed no key, or not the one that the function asks for.</summary>
    public static Problem Unauthorized { get; } = new(
        "/problems/unauthorized",
        "Unauthorized",
        StatusCodes.Status401Unauthorized,
        "Send the key that this function asks for in the header 'x-functions-key' or in the query parameter 'code'.");

    /// <summary>No key is configured, and the caller is on another machine.</summary>
    public static Problem Forbidden { get; } = new(
        "/problems/forbidden",
        "Forbidden",
        StatusCodes.Status403Forbidden,
        "No function key is configured, so only programs on the host's own machine are served.");

    /// <summary>No key is configured, and the request names another host than this machine.</summary>
    public static Problem ForeignHostName { get; } = new(
        "/problems/forbidden",
        "Forbidden",
        StatusCodes.Status403Forbidden,
        "No function key is configured, so only requests to localhost, 127.0.0.1 or [::1] are served; the Host header "
        + "of this one has another name. Use one of these addresses, or configure keys.");

    /// <summary>No key is configured, and a page of another site sends the request.</summary>
    public static Problem ForeignOrigin { get; } = new(
        "/problems/forbidden",
        "Forbidden",
        StatusCodes.Status403Forbidden,
        "No function key is configured, so pages of other sites are not served; the Origin header of this request "
        + "names one. Open the page from localhost, or configure keys.");

    /// <summary>No function has this address.</summary>
    public static Problem NotFound { get; } = new(
        "/problems/not-found",
        "Not found",
        StatusCodes.Status404NotFound,
        "There is nothing at this address.");

    /// <summary>A function has this address, but not for this method.</summary>
    public static Problem MethodNotAllowed { get; } = new(
        "/problems/method-not-allowed",
        "Method not allowed",
        StatusCodes.Status405MethodNotAllowed,
        "This address does not take this method; the header Allow lists what it takes.");

    /// <summary>A function threw. The log knows more.</summary>
    public static Problem Internal { get; } = new(
        "/problems/internal",
        "Internal error",
        StatusCodes.Status500InternalServerError,
        "The function failed. The host's log tells why.");

    public Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        string body = JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
        return response.WriteAsync(body, response.HttpContext.RequestAborted);
    }
}

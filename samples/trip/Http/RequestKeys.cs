using Microsoft.AspNetCore.Http;

namespace Coordinator.Samples.Trip.Http;

/// <summary>Reads the headers that a participant needs for its barrier.</summary>
static class RequestKeys
{
    const string KeyHeader = "Idempotency-Key";
    const string ClosesHeader = "Coordinator-Closes";
    const int CharsMax = 200;

    /// <summary>The request's own key; null when it is missing or no key.</summary>
    public static string? Own(HttpRequest request) => Read(request, KeyHeader);

    /// <summary>The key that a compensation closes; null when it is missing or no key.</summary>
    public static string? Closed(HttpRequest request) => Read(request, ClosesHeader);

    static string? Read(HttpRequest request, string header)
    {
        var key = request.Headers[header];
        return key is [{ Length: > 0 and <= CharsMax } text] && text.All(IsAllowed) ? text : null;
    }

    static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '{' or '}' or '-' or '/';
}

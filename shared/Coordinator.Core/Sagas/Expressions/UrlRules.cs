using System.Globalization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Expressions;

/// <summary>What an address of a definition may look like.</summary>
static class UrlRules
{
    const string Sample = "x";
    const string Forbidden = "\\\"<>^`{|}";

    /// <summary>Null when it is fine.</summary>
    public static string? Error(TextTemplate template)
    {
        var sample = string.Concat(template.Parts.Select(part => part.Reference is null ? part.Literal : Sample));
        var first = template.Parts.IsEmpty ? "" : template.Parts[0].Literal;
        return LiteralError(template)
            ?? AuthorityError(first, hasMore: template.Parts.Length > 1)
            ?? AddressError(sample);
    }

    /// <summary>
    /// Whether a path segment means "here" or "up": such a segment vanishes when the address is read, and others with
    /// it.
    /// </summary>
    public static bool IsDotSegment(string segment) => Uri.UnescapeDataString(segment) is "." or "..";

    /// <summary>The path's segments, without scheme, host, query and fragment.</summary>
    public static string[] Segments(string url)
    {
        var path = PathOf(url);
        return path.Length == 0 ? [] : path[1..].Split('/');
    }

    /// <summary>The path with its leading slash; empty when there is none.</summary>
    public static string PathOf(string url)
    {
        var authority = AuthorityEnd(url);
        var end = url.AsSpan(authority).IndexOfAny('?', '#');
        return end < 0 ? url[authority..] : url.Substring(authority, end);
    }

    static string? LiteralError(TextTemplate template)
    {
        foreach (var literal in template.Parts.Select(part => part.Literal))
        {
            if (literal.Any(c => c <= ' ' || c >= 0x7f || Forbidden.Contains(c)))
                return "A URL holds only the characters of RFC 3986; others are percent-encoded.";
            if (!IsEscaped(literal))
                return "In a URL a percent sign is followed by two hexadecimal digits, and not by an expression.";
        }

        return null;
    }

    static bool IsEscaped(string literal)
    {
        for (var at = literal.IndexOf('%', StringComparison.Ordinal); at >= 0; at = literal.IndexOf('%', at + 1))
        {
            var digits = literal.AsSpan(at + 1);
            if (digits.Length < 2 || !char.IsAsciiHexDigit(digits[0]) || !char.IsAsciiHexDigit(digits[1]))
                return false;
        }

        return true;
    }

    static string? AuthorityError(string first, bool hasMore)
    {
        string[] schemes = ["http://", "https://"];
        if (!schemes.Any(scheme => first.StartsWith(scheme, StringComparison.Ordinal)))
            return "A URL starts with http:// or https:// and a literal host.";
        return hasMore && AuthorityEnd(first) == first.Length
            ? "Scheme, host and port of a URL are literal; an expression can stand in the path and in the query."
            : null;
    }

    static string? AddressError(string sample)
    {
        if (sample.Length > Limits.SagaUrlCharsMax)
            return string.Create(
                CultureInfo.InvariantCulture, $"A URL has at most {Limits.SagaUrlCharsMax} characters.");
        if (!Uri.TryCreate(sample, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return "This is no absolute URL.";
        if (uri.UserInfo.Length > 0 || sample[..AuthorityEnd(sample)].Contains('@', StringComparison.Ordinal))
            return "A URL carries no user and no password.";
        if (sample.Contains('#', StringComparison.Ordinal))
            return "A URL of a request has no fragment.";
        return Segments(sample).Any(IsDotSegment) ? "A URL's path has no segments . and .. ." : null;
    }

    static int AuthorityEnd(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? url.Length : start + end;
    }
}

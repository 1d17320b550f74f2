using System.Globalization;
using Coordinator.Contracts;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Http;

/// <summary>Query parameters and headers of a request; what is wrong with them is noted.</summary>
sealed class RequestHead(HttpRequest request, RequestErrors errors)
{
    static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>A query parameter that is true or false; absent means false.</summary>
    public bool Flag(string name)
    {
        if (Single(name) is not { } text)
            return false;
        if (!bool.TryParse(text, out var value))
            errors.Add("?" + name, "Must be true or false.");
        return value;
    }

    /// <summary>A query parameter out of a list; absent means the first.</summary>
    public string Choice(string name, params string[] choices)
    {
        if (Single(name) is not { } text)
            return choices[0];
        if (!choices.Contains(text, StringComparer.Ordinal))
            errors.Add("?" + name, $"Must be {string.Join(" or ", choices)}.");
        return text;
    }

    /// <summary>A query parameter that is a number of milliseconds; absent means 0.</summary>
    public TimeSpan Milliseconds(string name)
    {
        var text = Single(name) ?? "0";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return TimeSpan.FromMilliseconds(value);
        errors.Add("?" + name, "Must be a whole number of milliseconds, 0 or more.");
        return TimeSpan.Zero;
    }

    /// <summary>A query parameter; null when absent.</summary>
    public string? Text(string name) => Single(name);

    /// <summary>A query parameter that is a whole number within bounds; null when absent.</summary>
    public int? Whole(string name, int least, int greatest)
    {
        if (Single(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= greatest)
            return value;
        errors.Add(
            "?" + name,
            string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from {least} to {greatest}."));
        return null;
    }

    /// <summary>A query parameter that is a time (RFC 3339); null when absent.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Single(name) is not { } text)
            return null;
        if (TryParseTime(text, out var time))
            return time;
        errors.Add("?" + name, "Must be a time such as 2026-11-23T12:00:00Z; a + in an offset is written %2B.");
        return null;
    }

    /// <summary>A query parameter that is a whole number from some number on; null when absent.</summary>
    public long? NumberFrom(string name, long least)
    {
        if (Single(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least)
            return value;
        errors.Add("?" + name, string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from {least} on."));
        return null;
    }

    /// <summary>Reads a time (RFC 3339).</summary>
    public static bool TryParseTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>
    /// The header Idempotency-Key; null when absent. It may be written as a structured string, in quotes, as the
    /// Internet draft of the header asks for, or bare, as most clients send it.
    /// </summary>
    public string? IdempotencyKey()
    {
        var values = request.Headers[WireHeaders.IdempotencyKey];
        if (values.Count > 1)
            errors.Add(WireHeaders.IdempotencyKey, "Stands more than once.");
        var key = values.Count == 0 ? null : values[0];
        return key is ['"', .., '"'] ? key[1..^1] : key;
    }

    string? Single(string name)
    {
        var values = request.Query[name];
        if (values.Count > 1)
            errors.Add("?" + name, "Stands more than once.");
        return values.Count == 0 ? null : values[0];
    }
}

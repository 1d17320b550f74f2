using System.Globalization;

namespace Coordinator.Client.Http;

/// <summary>Query strings.</summary>
static class QueryText
{
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>The parameters that are given, with a question mark before them; empty when none is.</summary>
    public static string Of(params (string Name, string? Value)[] parameters)
    {
        var given = parameters.Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}").ToList();
        return given.Count == 0 ? "" : "?" + string.Join('&', given);
    }

    /// <summary>A number; null stays null.</summary>
    public static string? Of(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whole milliseconds; null stays null.</summary>
    public static string? Ms(TimeSpan? time) => Of((long?)time?.TotalMilliseconds);

    /// <summary>A time in UTC (RFC 3339); null stays null.</summary>
    public static string? Of(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}

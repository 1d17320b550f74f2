using System.Globalization;

namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, section 10.2.3): seconds, or a date.</summary>
public static class RetryAfterHeader
{
    // Far beyond what is honoured, and far from overflow.
    const long SecondsMax = 1_000_000_000;

    /// <summary>Reads the header.</summary>
    /// <param name="value">Its value; null when absent.</param>
    /// <param name="now">The time that a date is counted from.</param>
    /// <returns>Not negative; null when it is absent or means nothing.</returns>
    public static TimeSpan? Read(string? value, DateTimeOffset now)
    {
        var text = value?.Trim() ?? "";
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(Math.Min(seconds, SecondsMax));
        var isDate = DateTimeOffset.TryParseExact(
            text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        if (!isDate)
            return null;
        return date > now ? date - now : TimeSpan.Zero;
    }
}

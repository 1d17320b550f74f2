using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Coordinator.Cli.Output;

/// <summary>
/// Values as cells of tables. What others wrote into items, ids and names cannot steer the reader's terminal: control
/// characters become visible ones.
/// </summary>
static class Cells
{
    /// <summary>A text for a cell.</summary>
    public static Text Of(string? text) => new(Clean(text ?? ""));

    /// <summary>The same in a colour.</summary>
    public static Text Of(string? text, Color color) => new(Clean(text ?? ""), new Style(color));

    /// <summary>A text without control characters, and without those that turn the direction of writing.</summary>
    public static string Clean(string text) => string.Concat(text.Select(c => IsHarmful(c) ? '\u00b7' : c));

    /// <summary>JSON on one line.</summary>
    public static string Json(JsonElement? json) => json is { } element ? element.GetRawText() : "";

    /// <summary>A time of this century, to the millisecond.</summary>
    public static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Milliseconds; a dash when nobody knows.</summary>
    public static string Ms(double? ms) => ms switch
    {
        null => "-",
        < 10 => ms.Value.ToString("0.0 'ms'", CultureInfo.InvariantCulture),
        < 10_000 => ms.Value.ToString("0 'ms'", CultureInfo.InvariantCulture),
        _ => (ms.Value / 1000).ToString("0.0 's'", CultureInfo.InvariantCulture),
    };

    /// <summary>A number; empty when there is none.</summary>
    public static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Numbers with commas.</summary>
    public static string Numbers(IEnumerable<int> numbers) => string.Join(", ", numbers);

    static bool IsHarmful(char c) =>
        char.IsControl(c)
        || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f';
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Coordinator.Cli.CommandLine;

/// <summary>Durations with a unit: 250ms, 10s, 5m, 2h.</summary>
static class Durations
{
    /// <summary>No option takes longer; more would not fit into a <see cref="TimeSpan"/>.</summary>
    const int DaysMax = 10_000;

    static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
    ];

    /// <summary>An option that takes one; null when it is not given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What for.</param>
    /// <param name="max">The longest.</param>
    public static Option<TimeSpan?> Option(string name, string description, TimeSpan max) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => Parse(result, name, max),
    };

    /// <summary>A duration; null when the text is none.</summary>
    /// <param name="text">The text.</param>
    public static TimeSpan? Parse(string text)
    {
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var unit = Units.FirstOrDefault(unit => unit.Unit == text[digits..]);
        var isNumber = double.TryParse(
            text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        return isNumber && unit.Unit is not null && number * unit.Length.TotalDays < DaysMax
            ? number * unit.Length
            : null;
    }

    static TimeSpan? Parse(ArgumentResult result, string name, TimeSpan max)
    {
        var text = result.Tokens[0].Value;
        if (Parse(text) is { } time && time <= max)
            return time;
        result.AddError($"{name} has to be a time like 250ms, 10s, 5m or 2h, of at most {Text(max)}, not \"{text}\".");
        return null;
    }

    static string Text(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours}h")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds}s");
}

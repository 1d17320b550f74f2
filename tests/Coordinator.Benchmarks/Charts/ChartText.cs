using System.Globalization;
using System.Net;

namespace Coordinator.Benchmarks.Charts;

/// <summary>Numbers and names as a reader likes them.</summary>
static class ChartText
{
    /// <summary>With three digits that count, and k, M, G for large ones.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 1e9 => Digits(value / 1e9) + " G",
        >= 1e6 => Digits(value / 1e6) + " M",
        >= 1e4 => Digits(value / 1e3) + " k",
        >= 1e3 => value.ToString("N0", CultureInfo.InvariantCulture),
        _ => Digits(value),
    };

    /// <summary>The same with a unit.</summary>
    public static string Short(double value, string unit) => unit.Length == 0 ? Short(value) : $"{Short(value)} {unit}";

    /// <summary>For a place in a drawing.</summary>
    public static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>For HTML.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    static string Digits(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.##", CultureInfo.InvariantCulture),
        0 => "0",
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}

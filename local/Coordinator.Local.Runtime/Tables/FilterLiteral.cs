using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>
/// Turns the arguments of an interpolated filter into literals that cannot break out of their quotes.
/// </summary>
static class FilterLiteral
{
    /// <summary>The filter with its arguments as literals.</summary>
    public static string Create(FormattableString filter)
    {
        var literals = Array.ConvertAll(filter.GetArguments(), Of);
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    static object Of(object? value) => value switch
    {
        null => "null",
        string text => Quoted(text),
        char letter => Quoted(letter.ToString()),
        bool truth => truth ? "true" : "false",
        long number => string.Create(CultureInfo.InvariantCulture, $"{number}L"),
        int or short or byte or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        Guid guid => $"guid'{guid}'",
        DateTimeOffset date => Date(date.UtcDateTime),
        DateTime date => Date(date.ToUniversalTime()),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data)}'",
        _ => throw new ArgumentException(
            $"A filter has no literal for a value of type {value.GetType()}.", nameof(value)),
    };

    /// <summary>
    /// Doubled quotes: without them a key such as <c>' or PartitionKey ne '</c> would select everything.
    /// </summary>
    static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static string Date(DateTime utc) =>
        string.Create(CultureInfo.InvariantCulture, $"datetime'{utc:yyyy-MM-ddTHH:mm:ss.FFFFFFFZ}'");
}

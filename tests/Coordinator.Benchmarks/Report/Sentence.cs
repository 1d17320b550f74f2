using System.Globalization;

namespace Coordinator.Benchmarks.Report;

/// <summary>Sentences with numbers in them, the same on every machine.</summary>
static class Sentence
{
    /// <summary>Of its parts, one after the other.</summary>
    public static string Of(params FormattableString[] parts) =>
        string.Concat(parts.Select(part => part.ToString(CultureInfo.InvariantCulture)));
}

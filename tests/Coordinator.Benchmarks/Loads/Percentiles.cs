namespace Coordinator.Benchmarks.Loads;

/// <summary>Percentiles of measured times.</summary>
/// <param name="Count">Of how many.</param>
/// <param name="P50">Half are at most this.</param>
/// <param name="P90">Nine of ten.</param>
/// <param name="P99">99 of 100; null for fewer than <see cref="TailCountMin"/>: it would be a maximum.</param>
readonly record struct Percentiles(int Count, double P50, double P90, double? P99)
{
    /// <summary>Of so many at least one is above the 99th percentile.</summary>
    public const int TailCountMin = 100;

    /// <summary>The highest that the number of times supports.</summary>
    public double High => P99 ?? P90;

    /// <summary>Which that is.</summary>
    public string HighName => P99 is null ? "p90" : "p99";

    /// <summary>Of these; there must be one at least.</summary>
    public static Percentiles Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
            throw new ArgumentException("Nothing was measured.", nameof(values));
        return new Percentiles(
            sorted.Count, At(sorted, 0.5), At(sorted, 0.9), sorted.Count < TailCountMin ? null : At(sorted, 0.99));
    }

    /// <summary>The one in the middle, or the lower one of two.</summary>
    public static double Median(IEnumerable<double> values) => Of(values).P50;

    /// <summary>The nearest rank.</summary>
    static double At(List<double> sorted, double share) =>
        sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * share) - 1)];
}

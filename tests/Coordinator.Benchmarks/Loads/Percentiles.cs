namespace Coordinator.Benchmarks.Loads;

/// <summary>Percentiles of measured times.</summary>
/// <param name="P50">Half are at most this.</param>
/// <param name="P90">Nine of ten.</param>
/// <param name="P99">99 of 100.</param>
readonly record struct Percentiles(double P50, double P90, double P99)
{
    /// <summary>Of these; there must be one at least.</summary>
    public static Percentiles Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
            throw new ArgumentException("Nothing was measured.", nameof(values));
        return new Percentiles(At(sorted, 0.5), At(sorted, 0.9), At(sorted, 0.99));
    }

    /// <summary>The nearest rank.</summary>
    static double At(List<double> sorted, double share) =>
        sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * share) - 1)];
}

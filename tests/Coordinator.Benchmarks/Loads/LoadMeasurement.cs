using Coordinator.TestKit.Stores;

namespace Coordinator.Benchmarks.Loads;

/// <summary>What a load came to.</summary>
/// <param name="Committed">Operations that took effect.</param>
/// <param name="GivenUp">Operations that were given up.</param>
/// <param name="PerSecond">Committed a second, all clients together.</param>
/// <param name="Ms">Times of those that committed, in milliseconds.</param>
/// <param name="Attempts">Tries for each, those in vain included.</param>
/// <param name="Requests">Storage requests for each committed one, those after the answer included.</param>
/// <param name="Rows">Rows read and written for each.</param>
sealed record LoadMeasurement(
    int Committed, int GivenUp, double PerSecond, Percentiles Ms, double Attempts, double Requests, double Rows)
{
    /// <summary>Sums samples up.</summary>
    /// <param name="samples">All operations.</param>
    /// <param name="elapsed">From the first to the last.</param>
    /// <param name="counts">What the item stores were asked.</param>
    /// <param name="records">Requests to the control store.</param>
    public static LoadMeasurement Of(
        IReadOnlyList<Sample> samples, TimeSpan elapsed, StoreCounts counts, long records)
    {
        var committed = samples.Where(sample => sample.IsCommitted).ToList();
        return new LoadMeasurement(
            committed.Count, samples.Count - committed.Count, committed.Count / elapsed.TotalSeconds,
            Percentiles.Of(committed.Select(sample => sample.Elapsed.TotalMilliseconds)),
            samples.Sum(sample => (double)sample.Attempts) / samples.Count,
            (double)(counts.Requests + records) / committed.Count,
            (double)(counts.Entities + records) / committed.Count);
    }
}

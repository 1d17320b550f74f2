using Coordinator.TestKit.Stores;

namespace Coordinator.Benchmarks.Loads;

/// <summary>One round of a load.</summary>
/// <param name="Samples">All operations, those included that ended after the time was over.</param>
/// <param name="Elapsed">How long operations were begun, or until all had ended where their number is given.</param>
/// <param name="CommittedInTime">Those that committed within that.</param>
/// <param name="Counts">What the item stores were asked, all that follows the answers included.</param>
/// <param name="Others">Other requests.</param>
sealed record LoadRound(
    IReadOnlyList<Sample> Samples, TimeSpan Elapsed, int CommittedInTime, StoreCounts Counts, double Others)
{
    /// <summary>Operations under way when the time was over; they went on to their ends.</summary>
    public int UnderWay { get; init; }

    /// <summary>How long the oldest of them had been under way.</summary>
    public TimeSpan OldestUnderWay { get; init; }

    /// <summary>Operations that took effect.</summary>
    public IEnumerable<Sample> Committed => Samples.Where(sample => sample.IsCommitted);

    /// <summary>Committed a second.</summary>
    public double PerSecond => CommittedInTime / Elapsed.TotalSeconds;
}

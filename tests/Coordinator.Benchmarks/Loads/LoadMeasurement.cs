using System.Collections.Immutable;

namespace Coordinator.Benchmarks.Loads;

/// <summary>What a load came to.</summary>
/// <param name="Committed">Operations that took effect.</param>
/// <param name="GivenUp">Operations that were given up.</param>
/// <param name="PerSecond">Committed a second, all clients together; of several rounds the median.</param>
/// <param name="Ms">
/// Times of those that committed, in milliseconds: of several rounds P50 is the median of theirs, the others of all.
/// </param>
/// <param name="Attempts">Tries for each, those in vain included.</param>
/// <param name="Requests">Storage requests for each committed one, those after the answer included.</param>
/// <param name="Rows">Rows read and written for each.</param>
sealed record LoadMeasurement(
    int Committed, int GivenUp, double PerSecond, Percentiles Ms, double Attempts, double Requests, double Rows)
{
    /// <summary>Fewer say nothing that is worth a point in a chart.</summary>
    public const int CommittedMin = 20;

    /// <summary>The least and the greatest P50 of the rounds, in milliseconds.</summary>
    public required (double Least, double Most) P50OfRounds { get; init; }

    /// <summary>Operations under way when the time was over.</summary>
    public int UnderWay { get; init; }

    /// <summary>How long the oldest of them had been under way, in seconds.</summary>
    public double OldestUnderWaySeconds { get; init; }

    /// <summary>Whether it stands for what it measured: enough operations, none of them given up.</summary>
    public bool IsSound => GivenUp == 0 && Committed >= CommittedMin;

    /// <summary>Whether rounds of both took the same time: then the difference may be noise.</summary>
    public bool Overlaps(LoadMeasurement other) =>
        P50OfRounds.Least <= other.P50OfRounds.Most && other.P50OfRounds.Least <= P50OfRounds.Most;

    /// <summary>Sums one round up.</summary>
    public static LoadMeasurement Of(LoadRound round) => Of([round]);

    /// <summary>Sums rounds up.</summary>
    public static LoadMeasurement Of(ImmutableArray<LoadRound> rounds)
    {
        var samples = rounds.SelectMany(round => round.Samples).ToList();
        var committed = rounds.SelectMany(round => round.Committed).ToList();
        var medians = rounds.Where(round => round.Committed.Any())
            .Select(round => Percentiles.Median(Milliseconds(round.Committed))).ToList();
        return new LoadMeasurement(
            committed.Count, samples.Count - committed.Count,
            Percentiles.Median(rounds.Select(round => round.PerSecond)),
            Percentiles.Of(Milliseconds(committed)) with { P50 = Percentiles.Median(medians) },
            samples.Average(sample => (double)sample.Attempts),
            rounds.Sum(round => round.Counts.Requests + round.Others) / committed.Count,
            rounds.Sum(round => round.Counts.Entities + round.Others) / committed.Count)
        {
            P50OfRounds = (medians.Min(), medians.Max()),
            UnderWay = rounds.Sum(round => round.UnderWay),
            OldestUnderWaySeconds = rounds.Max(round => round.OldestUnderWay).TotalSeconds,
        };
    }

    static IEnumerable<double> Milliseconds(IEnumerable<Sample> samples) =>
        samples.Select(sample => sample.Elapsed.TotalMilliseconds);
}

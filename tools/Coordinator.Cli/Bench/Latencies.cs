namespace Coordinator.Cli.Bench;

/// <summary>Percentiles and a histogram of latencies: all of them are kept, so nothing is rounded to buckets.</summary>
sealed class Latencies
{
    readonly double[] _sorted;

    /// <summary>Sorts them.</summary>
    /// <param name="ms">In milliseconds, in any order.</param>
    public Latencies(IEnumerable<double> ms)
    {
        _sorted = [.. ms];
        Array.Sort(_sorted);
    }

    /// <summary>The least latency that a share of all do not exceed (nearest rank); null when there are none.</summary>
    /// <param name="share">Above 0, to 1.</param>
    public double? Percentile(double share) => _sorted.Length == 0
        ? null
        : Math.Round(_sorted[(int)Math.Ceiling(share * _sorted.Length) - 1], 2);

    /// <summary>How many there are up to each bound; each bound is twice the one before.</summary>
    public IReadOnlyList<BenchBucket> Histogram()
    {
        var buckets = new List<BenchBucket>();
        for (var (bound, seen) = (1.0, 0); seen < _sorted.Length; bound *= 2)
        {
            var upTo = _sorted.Count(ms => ms <= bound);
            if (upTo > 0)
                buckets.Add(new BenchBucket(bound, upTo - seen));
            seen = upTo;
        }

        return buckets;
    }
}

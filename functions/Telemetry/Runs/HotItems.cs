using Coordinator.Contracts.Telemetry;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>
/// The items at which transactions meet most. Space-Saving (Metwally, Agrawal and El Abbadi, ICDT 2005): a bounded
/// number of counters, where a new item takes over the smallest one with its count, so that no frequent item is
/// missed; what is counted halves with time, so that the list is of lately. Safe for many threads.
/// </summary>
sealed class HotItems(TimeProvider time)
{
    /// <summary>Items that are counted at once.</summary>
    public const int Capacity = 100;

    /// <summary>Items that are shown.</summary>
    public const int ShownMax = 20;

    /// <summary>After so long a conflict counts half.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromMinutes(5);

    readonly Lock _lock = new();
    readonly Dictionary<string, Counter> _counters = new(StringComparer.Ordinal);
    long _decayed = time.GetTimestamp();

    /// <summary>Transactions met at an item.</summary>
    public void Add(string item)
    {
        lock (_lock)
        {
            Decay_NeedsLock();
            var before = _counters.TryGetValue(item, out var known) ? known.Conflicts : Room_NeedsLock();
            _counters[item] = new Counter(before + 1, time.GetUtcNow());
        }
    }

    /// <summary>The hottest first.</summary>
    public IReadOnlyList<HotItemBody> Top()
    {
        lock (_lock)
        {
            Decay_NeedsLock();
            return
            [
                .. _counters.OrderByDescending(one => one.Value.Conflicts)
                    .ThenBy(one => one.Key, StringComparer.Ordinal)
                    .Take(ShownMax)
                    .Select(one => new HotItemBody
                    {
                        Item = one.Key,
                        Conflicts = one.Value.Conflicts,
                        LastAt = one.Value.LastAt,
                    }),
            ];
        }
    }

    /// <summary>Makes room for an item.</summary>
    /// <returns>What it begins with: the count of the one that it takes the place of.</returns>
    long Room_NeedsLock()
    {
        if (_counters.Count < Capacity)
            return 0;
        var (item, smallest) = _counters.MinBy(one => one.Value.Conflicts);
        _counters.Remove(item);
        return smallest.Conflicts;
    }

    void Decay_NeedsLock()
    {
        var halvings = (int)Math.Min(62, time.GetElapsedTime(_decayed) / HalfLife);
        if (halvings == 0)
            return;
        _decayed = time.GetTimestamp();
        foreach (var (item, counter) in _counters.ToList())
        {
            var left = counter.Conflicts >> halvings;
            if (left == 0)
                _counters.Remove(item);
            else
                _counters[item] = counter with { Conflicts = left };
        }
    }

    readonly record struct Counter(long Conflicts, DateTimeOffset LastAt);
}

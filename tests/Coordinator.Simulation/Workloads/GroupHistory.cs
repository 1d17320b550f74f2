using System.Collections.Immutable;
using System.Globalization;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Writes of single keys and reads of groups of them, and what must not be among them: a long fork (two reads that see
/// two writes in opposite orders), a causal reverse (a read that sees a write and not one that was acknowledged before
/// that was asked for), a stale read. Times only have to tell what came before what.
/// </summary>
sealed class GroupHistory
{
    readonly Dictionary<string, List<(long Version, long At)>> _acknowledged = [];
    readonly Dictionary<string, long> _askedAt = [];
    readonly List<(long Began, ImmutableSortedDictionary<string, (long Version, string? Write)> Seen)> _reads = [];
    long _now;

    /// <summary>A write is asked for.</summary>
    /// <param name="write">Its name, which the key's value tells.</param>
    public void Ask(string write) => _askedAt[write] = _now++;

    /// <summary>A write was acknowledged.</summary>
    public void Acknowledge(string key, long version)
    {
        if (!_acknowledged.TryGetValue(key, out var versions))
            _acknowledged[key] = versions = [];
        versions.Add((version, _now++));
    }

    /// <summary>A read is asked for.</summary>
    /// <returns>When, to be given back.</returns>
    public long BeginRead() => _now++;

    /// <summary>A read of a group was answered.</summary>
    public void EndRead(long began, IEnumerable<(string Key, long Version, string? Write)> seen) => _reads.Add((
        began,
        seen.ToImmutableSortedDictionary(one => one.Key, one => (one.Version, one.Write), StringComparer.Ordinal)));

    /// <summary>What is wrong; null when nothing is.</summary>
    public string? Problem() => _reads.Select(StaleOrReversed).FirstOrDefault(problem => problem is not null) ?? Fork();

    string? StaleOrReversed(
        (long Began, ImmutableSortedDictionary<string, (long Version, string? Write)> Seen) read)
    {
        foreach (var key in read.Seen.Keys)
        {
            if (Missing(read.Seen, read.Began, key) is { } stale)
                return $"stale: a read that began at {read.Began} shows {Text(read.Seen)}, without {stale}";
            if (read.Seen[key].Write is { } write && Reversed(read.Seen, _askedAt[write]) is { } reversed)
                return $"causal reverse: {Text(read.Seen)} has {write}, but not {reversed}, acknowledged before it";
        }

        return null;
    }

    string? Reversed(ImmutableSortedDictionary<string, (long Version, string? Write)> seen, long askedAt) =>
        seen.Keys.Select(other => Missing(seen, askedAt, other)).FirstOrDefault(missing => missing is not null);

    /// <summary>A version that was acknowledged before a time, and is newer than what is seen.</summary>
    string? Missing(ImmutableSortedDictionary<string, (long Version, string? Write)> seen, long before, string key) =>
        _acknowledged.GetValueOrDefault(key)?.Where(one => one.At < before && one.Version > seen[key].Version)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{key} version {one.Version}"))
            .FirstOrDefault();

    /// <summary>Sorted by all that they see, reads of one group must each see no less than the one before.</summary>
    string? Fork()
    {
        foreach (var group in _reads.Select(read => read.Seen).GroupBy(seen => string.Join(' ', seen.Keys)))
        {
            var ordered = group.OrderBy(seen => seen.Values.Sum(one => one.Version)).ToList();
            foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
            {
                if (earlier.Any(one => later[one.Key].Version < one.Value.Version))
                    return $"long fork: one read shows {Text(earlier)}, another {Text(later)}";
            }
        }

        return null;
    }

    static string Text(ImmutableSortedDictionary<string, (long Version, string? Write)> seen) => string.Join(
        ", ", seen.Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Key} version {one.Value.Version} ({one.Value.Write ?? "nothing"})")));
}

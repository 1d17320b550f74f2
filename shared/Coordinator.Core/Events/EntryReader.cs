using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>Reads consecutive entries of one replica's log.</summary>
sealed class EntryReader(IReplicaStore store, CoordinatorOptions options)
{
    /// <summary>The most that one call reads.</summary>
    public const int EntriesMax = 100;

    /// <summary>Up to so many, point reads side by side cost no more than a range.</summary>
    const int PointReadsMax = 4;

    /// <summary>
    /// Reads the entries of a range, as far as they follow each other without a gap from its beginning.
    /// </summary>
    /// <returns>None when the first is not there, or the replica did not answer.</returns>
    public async Task<ImmutableArray<LogEntry>> ReadAsync(Replica replica, long first, long last)
    {
        Invariant.Require(last - first < EntriesMax, "a reading of a log is bounded");
        var isByPoint = options.ScansWholeStores || last - first < PointReadsMax;
        var parts = isByPoint
            ? await Task.WhenAll(Enumerable.Range(0, (int)(last - first + 1)).Select(
                index => PointReadAsync(replica, first + index)))
            : await RangeReadAsync(replica, first, last);
        var entries = ImmutableArray.CreateBuilder<LogEntry>();
        foreach (var (entry, index) in parts.Select((rows, index) => (rows, index)))
        {
            if (!LogEntry.IsComplete(entry))
                break;
            entries.Add(new LogEntry(first + index, [.. entry]));
        }

        return entries.ToImmutable();
    }

    async Task<List<OutboxRow>> PointReadAsync(Replica replica, long sequence)
    {
        var parts = new List<OutboxRow>();
        while (parts.Count == 0 || !parts[^1].IsLast)
        {
            var read = await store.ReadAsync(LogRows.EventOf(replica, sequence, parts.Count));
            if (read.Row is not EventRow row)
                return [];
            parts.Add(row.Content);
        }

        return parts;
    }

    async Task<List<OutboxRow>[]> RangeReadAsync(Replica replica, long first, long last)
    {
        var query = new ScanQuery(replica.Store, ScanKind.Events, replica)
        {
            Sequences = new SequenceRange(first, last),
        };
        var found = Enumerable.Range(0, (int)(last - first + 1)).Select(_ => new List<OutboxRow>()).ToArray();
        string? continuation = null;
        do
        {
            if (await store.ScanAsync(query, continuation) is not { } page)
                break;
            foreach (var row in page.Rows.Select(row => (EventRow)row.Row))
                found[row.Sequence - first].Add(row.Content);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return found;
    }
}

using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>Reads consecutive entries of one replica's log, a bounded number of bytes in a call.</summary>
sealed class EntryReader(IReplicaStore store, CoordinatorOptions options)
{
    /// <summary>The most entries that one call reads.</summary>
    public const int EntriesMax = 100;

    /// <summary>Up to so many, point reads side by side cost no more than a range; nor are more made at once.</summary>
    const int PointReadsMax = 8;

    /// <summary>Rows of a range that come in one answer; they may be large.</summary>
    const int PageRowsMax = 20;

    /// <summary>After so many bytes no more is read.</summary>
    const int BytesMax = Limits.RequestBytesMax;

    /// <summary>
    /// Reads the entries of a range, as far as they follow each other without a gap from its beginning. Fewer come when
    /// they are large.
    /// </summary>
    /// <returns>None when the first is not there, or the replica did not answer.</returns>
    public Task<ImmutableArray<LogEntry>> ReadAsync(Replica replica, long first, long last)
    {
        Invariant.Require(last - first < EntriesMax, "a reading of a log is bounded");
        return options.ScansWholeStores || last - first < PointReadsMax
            ? PointReadAsync(replica, first, last)
            : RangeReadAsync(replica, first, last);
    }

    async Task<ImmutableArray<LogEntry>> PointReadAsync(Replica replica, long first, long last)
    {
        var entries = ImmutableArray.CreateBuilder<LogEntry>();
        for (var next = first; next <= last && next == first + entries.Count && Bytes(entries) < BytesMax;)
        {
            var count = (int)Math.Min(PointReadsMax, last - next + 1);
            var start = next;
            var parts = await Task.WhenAll(
                Enumerable.Range(0, count).Select(index => PartsAsync(replica, start + index)));
            AddFollowing(entries, first, parts);
            next += count;
        }

        return entries.ToImmutable();
    }

    async Task<List<OutboxRow>> PartsAsync(Replica replica, long sequence)
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

    async Task<ImmutableArray<LogEntry>> RangeReadAsync(Replica replica, long first, long last)
    {
        var query = new ScanQuery(replica.Store, ScanKind.Events, replica)
        {
            Sequences = new SequenceRange(first, last),
            PageRowsMax = PageRowsMax,
        };
        var rows = new List<EventRow>();
        var entries = ImmutableArray.CreateBuilder<LogEntry>();
        string? continuation = null;
        do
        {
            if (await store.ScanAsync(query, continuation) is not { } page)
                break;
            rows.AddRange(page.Rows.Select(row => (EventRow)row.Row));
            entries.Clear();
            AddFollowing(entries, first, rows.GroupBy(row => row.Sequence).OrderBy(one => one.Key)
                .TakeWhile((one, index) => one.Key == first + index)
                .Select(one => one.Select(row => row.Content).ToList()));
            continuation = page.Continuation;
        }
        while (continuation is not null && Bytes(entries) < BytesMax);
        return entries.ToImmutable();
    }

    static void AddFollowing(
        ImmutableArray<LogEntry>.Builder entries, long first, IEnumerable<List<OutboxRow>> events)
    {
        foreach (var parts in events)
        {
            if (!LogEntry.IsComplete(parts))
                return;
            entries.Add(new LogEntry(first + entries.Count, [.. parts]));
        }
    }

    static long Bytes(ImmutableArray<LogEntry>.Builder entries) => entries.Sum(entry => (long)entry.Bytes);
}

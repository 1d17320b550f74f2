using Coordinator.Core.Effects;

namespace Coordinator.TestKit.Stores;

/// <summary>Counts the requests that pass to another store, by kind, when they are sent.</summary>
public sealed class CountingStore(IReplicaStore inner) : IReplicaStore
{
    readonly Lock _gate = new();
    StoreCounts _counts;

    /// <summary>All since the start; subtract two readings for what happened between them.</summary>
    public StoreCounts Counts
    {
        get
        {
            lock (_gate)
                return _counts;
        }
    }

    /// <inheritdoc />
    public Task<ReadResult> ReadAsync(RowAddress row)
    {
        Count(counts => counts with { Reads = counts.Reads + 1 });
        return inner.ReadAsync(row);
    }

    /// <inheritdoc />
    public Task<CommitResult> CommitAsync(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Count(counts => counts with
        {
            Commits = counts.Commits + 1,
            RowsWritten = counts.RowsWritten + batch.Writes.Length,
        });
        return inner.CommitAsync(batch);
    }

    /// <inheritdoc />
    public async Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation)
    {
        Count(counts => counts with { Scans = counts.Scans + 1 });
        var page = await inner.ScanAsync(query, continuation);
        Count(counts => counts with { RowsScanned = counts.RowsScanned + (page?.Rows.Length ?? 0) });
        return page;
    }

    void Count(Func<StoreCounts, StoreCounts> change)
    {
        lock (_gate)
            _counts = change(_counts);
    }
}

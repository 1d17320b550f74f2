using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Benchmarks.Views;

/// <summary>Counts the requests that pass to another store of records.</summary>
sealed class CountingRecords(IRecordStore inner) : IRecordStore
{
    long _requests;

    /// <summary>All since the start.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    public Task<RecordRead> ReadAsync(RecordKey key)
    {
        Interlocked.Increment(ref _requests);
        return inner.ReadAsync(key);
    }

    public Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        Interlocked.Increment(ref _requests);
        return inner.CommitAsync(writes);
    }

    public Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top)
    {
        Interlocked.Increment(ref _requests);
        return inner.ListAsync(partition, prefix, after, top);
    }
}

using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.TestKit.Stores;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>Counts reads of single records and writes.</summary>
sealed class CountingRecords(SimulatedRecords inner) : IRecordStore
{
    int _count;

    public int Count => _count;

    public SimulatedRecords Inner => inner;

    public Task<RecordRead> ReadAsync(RecordKey key)
    {
        Interlocked.Increment(ref _count);
        return inner.ReadAsync(key);
    }

    public Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        Interlocked.Increment(ref _count);
        return inner.CommitAsync(writes);
    }

    public Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top) =>
        inner.ListAsync(partition, prefix, after, top);
}

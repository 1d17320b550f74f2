using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Core.Tests.Views;

/// <summary>The records of a host that is paused before its first batch.</summary>
sealed class PausedRecords(IRecordStore records) : IRecordStore
{
    readonly TaskCompletionSource _resumed = new();

    public void Resume() => _resumed.SetResult();

    public Task<RecordRead> ReadAsync(RecordKey key) => records.ReadAsync(key);

    public Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top) =>
        records.ListAsync(partition, prefix, after, top);

    public async Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        await _resumed.Task;
        return await records.CommitAsync(writes);
    }
}

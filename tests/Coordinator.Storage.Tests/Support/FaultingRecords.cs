using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Storage.Tests.Support;

/// <summary>Records on which the next request meets a fault once.</summary>
sealed class FaultingRecords(IRecordStore inner) : IRecordStore
{
    readonly NextFault _fault = new();

    public Fault Next
    {
        set => _fault.Next = value;
    }

    public Task<RecordRead> ReadAsync(RecordKey key) =>
        _fault.MeetAsync(() => inner.ReadAsync(key), RecordRead.Unknown);

    public Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes) =>
        _fault.MeetAsync(() => inner.CommitAsync(writes), CommitResult.Unknown);

    public Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top) =>
        _fault.MeetAsync(() => inner.ListAsync(partition, prefix, after, top), null);
}

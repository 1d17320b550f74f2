using Coordinator.Core.Effects;

namespace Coordinator.Storage.Tests.Support;

/// <summary>A store on which the next request meets a fault once.</summary>
sealed class FaultingStore(IReplicaStore inner) : IReplicaStore
{
    readonly NextFault _fault = new();

    public Fault Next
    {
        set => _fault.Next = value;
    }

    public Task<ReadResult> ReadAsync(RowAddress row) =>
        _fault.MeetAsync(() => inner.ReadAsync(row), ReadResult.Unknown);

    public Task<CommitResult> CommitAsync(Batch batch) =>
        _fault.MeetAsync(() => inner.CommitAsync(batch), CommitResult.Unknown);

    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) =>
        _fault.MeetAsync(() => inner.ScanAsync(query, continuation), null);
}

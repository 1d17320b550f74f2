using Coordinator.Core.Effects;

namespace Coordinator.Storage.Tests.Support;

/// <summary>A store on which the next request meets a fault once.</summary>
sealed class FaultingStore(IReplicaStore inner) : IReplicaStore
{
    public Fault Next { get; set; }

    public Task<ReadResult> ReadAsync(RowAddress row) => FaultyAsync(() => inner.ReadAsync(row), ReadResult.Unknown);

    public Task<CommitResult> CommitAsync(Batch batch) =>
        FaultyAsync(() => inner.CommitAsync(batch), CommitResult.Unknown);

    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) =>
        FaultyAsync(() => inner.ScanAsync(query, continuation), null);

    async Task<T> FaultyAsync<T>(Func<Task<T>> request, T unknown)
    {
        var fault = Next;
        Next = Fault.None;
        if (fault == Fault.BeforeDurable)
            return unknown;
        var answer = await request();
        return fault == Fault.AfterDurable ? unknown : answer;
    }
}

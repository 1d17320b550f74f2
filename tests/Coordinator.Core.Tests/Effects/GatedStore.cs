using Coordinator.Core.Effects;

namespace Coordinator.Core.Tests.Effects;

/// <summary>A store that answers nothing before the test opens it; counts what is in flight.</summary>
sealed class GatedStore(IReplicaStore inner) : IReplicaStore
{
    readonly TaskCompletionSource _open = new();

    public int InFlight { get; private set; }

    public void Open() => _open.SetResult();

    public async Task<ReadResult> ReadAsync(RowAddress row)
    {
        InFlight++;
        await _open.Task;
        return await inner.ReadAsync(row);
    }

    public async Task<CommitResult> CommitAsync(Batch batch)
    {
        InFlight++;
        await _open.Task;
        return await inner.CommitAsync(batch);
    }

    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) => inner.ScanAsync(query, continuation);
}

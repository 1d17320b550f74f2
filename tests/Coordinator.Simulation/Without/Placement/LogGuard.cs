using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Placement;

/// <summary>Tells consumers of logs that every guard stands.</summary>
sealed class LogGuard(IReplicaStore inner) : IReplicaStore
{
    public async Task<ReadResult> ReadAsync(RowAddress row) => row.Key is GuardKey guard
        ? ReadResult.Found(new GuardRow(guard.Epoch), new ETag("any"))
        : await inner.ReadAsync(row);

    public Task<CommitResult> CommitAsync(Batch batch) => inner.CommitAsync(batch);

    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) => inner.ScanAsync(query, continuation);
}

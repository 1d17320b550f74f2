using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Events;

/// <summary>Hides attempts in flight from whoever looks at unsettled rows.</summary>
sealed class HoldBack(IReplicaStore inner) : IReplicaStore
{
    public Task<ReadResult> ReadAsync(RowAddress row) => inner.ReadAsync(row);

    public Task<CommitResult> CommitAsync(Batch batch) => inner.CommitAsync(batch);

    public async Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) =>
        await inner.ScanAsync(query, continuation) is { } page
            ? page with { Rows = page.Rows.RemoveAll(row => row.Row is VoteRow or OpenRow) }
            : null;
}

using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Scrubbing;

/// <summary>Shows items as if no attempt held them.</summary>
sealed class Holds(IReplicaStore inner) : IReplicaStore
{
    public Task<ReadResult> ReadAsync(RowAddress row) => inner.ReadAsync(row);

    public Task<CommitResult> CommitAsync(Batch batch) => inner.CommitAsync(batch);

    public async Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) =>
        await inner.ScanAsync(query, continuation) is { } page
            ? page with
            {
                Rows = [.. page.Rows.Select(row => row.Row is ItemRow item
                    ? row with { Row = item with { Intent = null } }
                    : row)],
            }
            : null;
}

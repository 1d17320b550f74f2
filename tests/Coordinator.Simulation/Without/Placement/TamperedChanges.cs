using Coordinator.Core.Effects;

namespace Coordinator.Simulation.Without.Placement;

/// <summary>
/// Stands between what changes placements and the stores, and takes one condition out of what it sends or sees.
/// </summary>
abstract class TamperedChanges(IReplicaStore inner) : IReplicaStore
{
    public Task<ReadResult> ReadAsync(RowAddress row) => inner.ReadAsync(row);

    public virtual async Task<CommitResult> CommitAsync(Batch batch)
    {
        if (Tamper(batch) is not { } sent)
            return CommitResult.Applied([.. batch.Writes.Select(_ => (ETag?)new ETag("never written"))]);
        return await inner.CommitAsync(sent);
    }

    public virtual Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) =>
        inner.ScanAsync(query, continuation);

    /// <summary>What is sent instead; null for nothing, which is answered as applied.</summary>
    protected virtual Batch? Tamper(Batch batch) => batch;

    protected static Batch With(Batch batch, Func<RowWrite, RowWrite?> change) =>
        batch with { Writes = [.. batch.Writes.Select(change).OfType<RowWrite>()] };
}

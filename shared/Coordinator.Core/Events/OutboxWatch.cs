using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>
/// Notes where this host put changes into an outbox, whichever protocol it was, so that they get into the log soon.
/// What it misses, because a host died or an answer was lost, the sweep finds.
/// </summary>
/// <param name="inner">The storage accounts.</param>
public sealed class OutboxWatch(IReplicaStore inner) : IReplicaStore
{
    /// <summary>Hears of each slot as its outbox gets a row; called by many threads.</summary>
    public Action<SlotId>? Changed { get; set; }

    /// <inheritdoc />
    public Task<ReadResult> ReadAsync(RowAddress row) => inner.ReadAsync(row);

    /// <inheritdoc />
    public async Task<CommitResult> CommitAsync(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var result = await inner.CommitAsync(batch);
        if (result.Status != CommitStatus.Refused && batch.Writes.Any(write => write is InsertRow { Row: OutboxRow }))
            Changed?.Invoke(batch.Replica.Slot);
        return result;
    }

    /// <inheritdoc />
    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) => inner.ScanAsync(query, continuation);
}

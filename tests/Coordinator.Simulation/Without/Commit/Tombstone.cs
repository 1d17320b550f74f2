using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>A deleted item leaves nothing behind (vii).</summary>
sealed class Tombstone(IEffects inner) : TamperedEffects(inner)
{
    protected override Task<Batch?> TamperAsync(Batch batch) => Task.FromResult<Batch?>(
        batch with { Writes = [.. batch.Writes.Select(Delete)] });

    static RowWrite Delete(RowWrite write) =>
        write is ReplaceRow { Row: ItemRow { Exists: false, Version: > 0, Intent: null } } tombstone
            ? new DeleteRow(tombstone.Key, tombstone.IfMatch)
            : write;
}

using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>
/// Prepares and commits whatever became of the items since they were read, unless they are locked now.
/// </summary>
sealed class Versions(IEffects inner) : TamperedEffects(inner)
{
    protected override async Task<Batch?> TamperAsync(Batch batch)
    {
        if (!Step.Prepares(batch) && !Step.CommitsAtOnce(batch))
            return batch;
        var writes = ImmutableArray.CreateBuilder<RowWrite>();
        foreach (var write in batch.Writes)
            writes.Add(write.Key is ItemKey ? await BlindAsync(batch, write) : write);
        return batch with { Writes = writes.ToImmutable() };
    }

    async Task<RowWrite> BlindAsync(Batch batch, RowWrite write)
    {
        var now = (await Inner.ReadAsync([new RowAddress(batch.Replica, write.Key)]))[0];
        return (write, now) switch
        {
            (_, { Row: not ItemRow { Intent: null } }) => write,
            (InsertRow insert, _) => new ReplaceRow(insert.Row, now.ETag),
            (ReplaceRow replace, _) => replace with { IfMatch = now.ETag },
            (TouchRow touch, _) => touch with { IfMatch = now.ETag },
            _ => write,
        };
    }
}

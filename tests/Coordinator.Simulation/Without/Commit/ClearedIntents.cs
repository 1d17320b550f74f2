using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>The clean-up of an aborted attempt makes its intents values instead of clearing them.</summary>
sealed class ClearedIntents(IEffects inner) : TamperedEffects(inner)
{
    protected override async Task<Batch?> TamperAsync(Batch batch)
    {
        if (!Step.Cleans(batch) && !Step.CleansHome(batch))
            return batch;
        var writes = ImmutableArray.CreateBuilder<RowWrite>();
        foreach (var write in batch.Writes)
            writes.Add(write.Key is ItemKey ? await ApplyAsync(batch, write) : write);
        return batch with { Writes = writes.ToImmutable() };
    }

    async Task<RowWrite> ApplyAsync(Batch batch, RowWrite write)
    {
        var now = (await Inner.ReadAsync([new RowAddress(batch.Replica, write.Key)]))[0];
        return now.Row is ItemRow { Intent.Change: not IntentChange.Lock } item
            ? new ReplaceRow(item.Applied(), now.ETag)
            : write;
    }
}

using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>The first clean-up of a host deletes the vote and forgets what it locked.</summary>
sealed class WholeCancels(IEffects inner) : TamperedEffects(inner)
{
    bool _isDropped;

    protected override Task<Batch?> TamperAsync(Batch batch)
    {
        var isCancel = Step.Cleans(batch) && batch.Writes.Any(IsUnlock);
        if (_isDropped || !isCancel)
            return Task.FromResult<Batch?>(batch);
        _isDropped = true;
        return Task.FromResult<Batch?>(batch with { Writes = batch.Writes.RemoveAll(IsUnlock) });
    }

    static bool IsUnlock(RowWrite write) => write.Key is ItemKey;
}

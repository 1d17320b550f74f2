using Coordinator.Core.Effects;
using Coordinator.Core.Rows;
using Coordinator.Simulation.Without.Commit;

namespace Coordinator.Simulation.Without.Events;

/// <summary>Sends batches that make a log longer without some of their writes.</summary>
sealed class LogWrites(IEffects inner, Func<RowWrite, bool> which) : TamperedEffects(inner)
{
    protected override Task<Batch?> TamperAsync(Batch batch)
    {
        var isOfLog = batch.Writes.Any(write => write is InsertRow { Row: EventRow });
        return Task.FromResult<Batch?>(isOfLog ? batch with { Writes = batch.Writes.RemoveAll(which.Invoke) } : batch);
    }
}

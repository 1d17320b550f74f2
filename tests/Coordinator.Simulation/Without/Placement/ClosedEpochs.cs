using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Placement;

/// <summary>Fences and opens without deleting the guard that was there.</summary>
sealed class ClosedEpochs(IReplicaStore inner) : TamperedChanges(inner)
{
    protected override Batch Tamper(Batch batch) => batch.Writes is [DeleteRow { Row: GuardKey }, InsertRow]
        ? With(batch, write => write is DeleteRow ? null : write)
        : batch;
}

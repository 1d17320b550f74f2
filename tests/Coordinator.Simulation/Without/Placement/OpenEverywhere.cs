using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Placement;

/// <summary>Activates when all replicas but the first one that it comes to are open.</summary>
sealed class OpenEverywhere(IReplicaStore inner) : TamperedChanges(inner)
{
    readonly HashSet<(SlotId Slot, Epoch Epoch)> _leftOut = [];

    protected override Batch? Tamper(Batch batch) =>
        batch.Writes is [DeleteRow { Row: GuardKey or FenceKey }, InsertRow { Row: GuardRow guard }]
            && _leftOut.Add((batch.Replica.Slot, guard.Epoch))
            ? null
            : batch;
}

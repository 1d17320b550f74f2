using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Placement;

/// <summary>Deletes the rows of an old partition while its guards still stand.</summary>
sealed class GuardsFirst(IReplicaStore inner) : TamperedChanges(inner)
{
    protected override Batch? Tamper(Batch batch)
    {
        if (batch.Writes.Any(write => write is not DeleteRow))
            return batch;
        var rest = With(batch, write => write is DeleteRow { Row: GuardKey } ? null : write);
        return rest.Writes.IsEmpty ? null : rest;
    }
}

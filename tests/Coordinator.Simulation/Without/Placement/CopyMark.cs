using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Placement;

/// <summary>Copies and opens whoever copied since, and goes on copying into what is open.</summary>
sealed class CopyMark(IReplicaStore inner) : TamperedChanges(inner)
{
    protected override Batch Tamper(Batch batch) => With(batch, write => write switch
    {
        TouchRow { Row: JoiningKey } touch => touch with { IfMatch = null },
        // Opening leaves the row where it is.
        DeleteRow { Row: JoiningKey } when batch.Writes.Any(other => other is InsertRow { Row: GuardRow }) =>
            new TouchRow(new JoiningKey(), IfMatch: null),
        _ => write,
    });
}

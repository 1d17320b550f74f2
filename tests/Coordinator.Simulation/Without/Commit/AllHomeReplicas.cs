using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>One aborted home replica speaks for all of them (A3, A8).</summary>
sealed class AllHomeReplicas(IEffects inner) : TamperedEffects(inner)
{
    protected override ImmutableArray<ReadResult> Tamper(
        ImmutableArray<RowAddress> rows, ImmutableArray<ReadResult> results)
    {
        var aborted = results.FirstOrDefault(result => result.Row is OutcomeRow { State: OutcomeState.Aborted })?.Row;
        return aborted is null
            ? results
            : [.. results.Select(result => result.Row is OutcomeRow ? ReadResult.Found(aborted, result.ETag) : result)];
    }
}

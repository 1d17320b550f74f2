using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>
/// An id that several runs have closed, each at one home replica, goes on to its next attempt as it is (0002).
/// </summary>
sealed class Mending(IEffects inner) : TamperedEffects(inner)
{
    protected override ImmutableArray<ReadResult> Tamper(
        ImmutableArray<RowAddress> rows, ImmutableArray<ReadResult> results)
    {
        var outcomes = results.Select(result => result.Row).OfType<OutcomeRow>().ToList();
        var isTorn = rows.All(row => row.Key is OutcomeKey) && outcomes.Count == rows.Length
            && outcomes.TrueForAll(row => row is { State: OutcomeState.Aborted, IsOpen: false })
            && outcomes.Select(row => (row.Attempt.Id, row.Cause)).Distinct().Count() > 1;
        return isTorn ? [.. results.Select(Lost)] : results;
    }

    static ReadResult Lost(ReadResult read) =>
        ReadResult.Found((OutcomeRow)read.Row! with { Cause = AbortCause.Conflict, Failures = [] }, read.ETag);
}

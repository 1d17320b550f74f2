using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>A home replica that says committed counts as finished, in force or not (iii, vi).</summary>
sealed class FinishedHome(IEffects inner) : TamperedEffects(inner)
{
    readonly HashSet<Replica> _finished = [];

    protected override ImmutableArray<ReadResult> Tamper(
        ImmutableArray<RowAddress> rows, ImmutableArray<ReadResult> results)
    {
        foreach (var (row, result) in rows.Zip(results))
        {
            if (result.Row is OutcomeRow { State: OutcomeState.Committed })
                _finished.Add(row.Replica);
        }

        return rows is [{ Key: GuardKey guard, Replica: var replica }] && _finished.Contains(replica)
            ? [ReadResult.Found(new GuardRow(guard.Epoch), new ETag("gone"))]
            : results;
    }
}

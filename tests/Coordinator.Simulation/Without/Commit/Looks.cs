using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>Takes every attempt for open without looking (S2).</summary>
sealed class Looks(IEffects inner) : TamperedEffects(inner)
{
    protected override ImmutableArray<ReadResult> Tamper(
        ImmutableArray<RowAddress> rows, ImmutableArray<ReadResult> results) =>
        [.. rows.Zip(results, (row, result) => row.Key is OutcomeKey or VoteKey ? ReadResult.Absent : result)];
}

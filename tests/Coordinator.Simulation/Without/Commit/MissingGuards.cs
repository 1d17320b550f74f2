using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>Sees some guards although they are gone (A4, A6, CE12 to CE14).</summary>
/// <param name="inner">The world.</param>
/// <param name="where">Given all rows that are read at once, and one of them.</param>
sealed class MissingGuards(IEffects inner, Func<ImmutableArray<RowAddress>, RowAddress, bool> where)
    : TamperedEffects(inner)
{
    protected override ImmutableArray<ReadResult> Tamper(
        ImmutableArray<RowAddress> rows, ImmutableArray<ReadResult> results) =>
        [.. rows.Zip(results, (row, result) => row.Key is GuardKey guard && where(rows, row)
            ? ReadResult.Found(new GuardRow(guard.Epoch), new ETag("gone"))
            : result)];
}

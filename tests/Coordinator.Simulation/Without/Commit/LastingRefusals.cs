using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>A refusal looks like the vote of a prepare that took place, so the clean-up deletes it (A1).</summary>
sealed class LastingRefusals(IEffects inner) : TamperedEffects(inner)
{
    protected override ImmutableArray<ReadResult> Tamper(
        ImmutableArray<RowAddress> rows, ImmutableArray<ReadResult> results) =>
        [.. results.Select(result => result.Row is VoteRow { IsRefusal: true } vote
            ? ReadResult.Found(vote with { Items = [new ItemName("c", "none")] }, result.ETag)
            : result)];
}

using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>Who turns a vote to no also clears the intents there (A2).</summary>
sealed class KeptIntents(IEffects inner) : TamperedEffects(inner)
{
    protected override async Task<Batch?> TamperAsync(Batch batch)
    {
        var vote = batch.Writes.OfType<ReplaceRow>().Select(write => write.Row).OfType<VoteRow>().FirstOrDefault();
        if (vote is not { State: VoteState.Aborted })
            return batch;
        var items = await Inner.ReadAsync(
            [.. vote.Items.Select(item => new RowAddress(batch.Replica, new ItemKey(item)))]);
        var cleared = items.Where(read => read.Row is ItemRow { Intent: not null })
            .Select(read => (RowWrite)new ReplaceRow((ItemRow)read.Row! with { Intent = null }, read.ETag));
        return batch with { Writes = batch.Writes.AddRange(cleared) };
    }
}

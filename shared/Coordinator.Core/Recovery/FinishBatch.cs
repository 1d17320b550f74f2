using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>
/// The batch that finishes a committed attempt at one replica: guard (vi), outcome committed and its index entry or the
/// vote deleted, intents applied, and in the same batch the outbox row, so that no change can miss the event log.
/// </summary>
static class FinishBatch
{
    /// <param name="slot">The slot and its epoch.</param>
    /// <param name="replica">The replica.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="isIndexed">At home: whether the index entry of the open outcome is there.</param>
    /// <param name="ballot">The vote row, or at home the pending outcome row, as it stands at the replica.</param>
    /// <param name="intents">The item rows that carry the attempt's intents, in the order of the operations.</param>
    public static Batch Build(
        SlotPlacement slot, Replica replica, Attempt attempt, bool isIndexed, ReadResult ballot,
        ImmutableArray<ReadResult> intents)
    {
        var isHome = slot.Slot == attempt.Home;
        var outcome = isHome ? (OutcomeRow)ballot.Row! : null;
        var writes = ImmutableArray.CreateBuilder<RowWrite>();
        writes.Add(slot.GuardTouch);
        writes.Add(isHome
            ? new ReplaceRow(outcome! with { State = OutcomeState.Committed, Items = [], Messages = [] }, ballot.ETag)
            : new DeleteRow(new VoteKey(attempt.Id), IfMatch: null));
        if (isHome && isIndexed)
            writes.Add(OpenEntry.Delete(attempt));
        foreach (var intent in intents)
            writes.Add(Apply((ItemRow)intent.Row!, intent.ETag));
        writes.AddRange(Outbox.Rows(attempt, Changes(intents), outcome?.Messages ?? []).Select(
            row => new InsertRow(row)));
        return new Batch(replica, writes.ToImmutable());
    }

    static RowWrite Apply(ItemRow item, ETag etag)
    {
        var applied = item.Applied();
        // A lock of an item that does not exist leaves nothing behind.
        return applied.Version == 0 ? new DeleteRow(item.Key, etag) : new ReplaceRow(applied, etag);
    }

    static ImmutableArray<ItemChange> Changes(ImmutableArray<ReadResult> intents) =>
        [.. intents.Select(read => (ItemRow)read.Row!)
            .Where(item => item.Intent!.Change != IntentChange.Lock)
            .Select(item => new ItemChange(item.Item, item.Version + 1, item.Intent!.Value))];
}

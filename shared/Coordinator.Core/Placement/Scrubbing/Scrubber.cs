using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>
/// Compares the replicas of a slot and repairs what a store lost, damaged or made up. Safe beside live traffic, changes
/// of the placement and other scrubs, and when it is run twice. See decision 0023.
/// </summary>
public sealed class Scrubber(ProtocolContext context, IReplicaStore store)
{
    const int TriesMax = 3;

    /// <summary>Rows of a second look that are kept whole.</summary>
    const int RowsAtOnce = 50;

    const int LooksMax = 20;

    static readonly TimeSpan OutcomeMargin = TimeSpan.FromHours(1);

    readonly RowJudge _judge = new(store);

    /// <summary>Scrubs a slot.</summary>
    /// <returns>What was found and done; the caller tries again later when it was not all.</returns>
    public async Task<SlotScrub> ScrubSlotAsync(SlotId slot)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var map = await context.Effects.PlaceAsync(refresh: true);
            if (await TryAsync(map.Of(slot)) is { } report)
                return report;
            await context.BackOffAsync(tries);
        }

        return SlotScrub.Nothing(slot, ScrubStatus.Moving);
    }

    /// <returns>Null when the placement was not in force all the time.</returns>
    async Task<SlotScrub?> TryAsync(SlotPlacement slot)
    {
        var content = new RowContent(Hlc.At(context.Now - context.Options.IdempotencyHorizon + OutcomeMargin));
        if (await SlotLook.ReadAsync(store, slot, content, new HashSet<RowKey>()) is not { } first)
            return SlotScrub.Nothing(slot.Slot, ScrubStatus.Silent);
        var keys = SlotDisputes.Keys(first);
        var tally = new ScrubTally(slot.Slot, keys.Count);
        foreach (var replica in first.Replicas)
            replica.Nameless.ForEach(name => Leave(tally, replica.Replica, name));
        var suspects = keys.Where(key => SlotDisputes.IsSuspect(first, key)).OrderBy(RowJudge.Order).ToList();
        var rounds = suspects.Chunk(RowsAtOnce).Take(LooksMax).ToList();
        if (rounds.Count == 0 && HeadScrub.IsSuspect(first))
            rounds.Add([]);
        foreach (var round in rounds)
        {
            var wanted = round.Concat(HeadScrub.Wanted(first)).ToHashSet();
            if (await SlotLook.ReadAsync(store, slot, content, wanted) is not { } second)
                return tally.Report(ScrubStatus.Silent);
            if (!await IsInForceAsync(slot))
                return null;
            // Once: a head that nothing decides would be told anew by every round.
            if (round == rounds[0])
                await RepairHeadsAsync(slot, first, second, tally);
            foreach (var key in round)
            {
                if (SlotDisputes.Confirm(slot, first, second, key) is { } dispute)
                    await SettleAsync(dispute, tally);
            }
        }

        return tally.Report(suspects.Count > RowsAtOnce * LooksMax ? ScrubStatus.Cut : ScrubStatus.Whole);
    }

    static void Leave(ScrubTally tally, Replica replica, string name)
    {
        tally.Found();
        tally.Leave(replica, name, ScrubReason.NoCopy);
    }

    /// <summary>
    /// A guard that stands after both looks stood during them: no change of the placement made the replicas differ.
    /// </summary>
    async Task<bool> IsInForceAsync(SlotPlacement slot) =>
        (await context.Effects.ReadAsync([.. slot.Guards()])).All(guard => guard.Status == ReadStatus.Found);

    async Task SettleAsync(RowDispute dispute, ScrubTally tally)
    {
        tally.Found();
        var right = await _judge.JudgeAsync(dispute);
        var repair = new RowRepair(store, dispute.Slot);
        foreach (var copy in dispute.Copies)
        {
            if (right.Doubt is { } doubt)
                tally.Leave(copy.Replica, dispute.Key.ToString(), doubt);
            else if (!IsRight(copy, right))
                tally.Wrote(copy.Replica, dispute.Key, await repair.WriteAsync(copy, dispute.Key, right.Row));
        }
    }

    async Task RepairHeadsAsync(SlotPlacement slot, SlotLook first, SlotLook second, ScrubTally tally)
    {
        var (key, repair) = (new HeadKey(), new RowRepair(store, slot));
        foreach (var (copy, right) in HeadScrub.Find(first, second))
        {
            tally.Found();
            if (right.Doubt is { } doubt)
                tally.Leave(copy.Replica, key.ToString(), doubt);
            else
                tally.Wrote(copy.Replica, key, await repair.WriteAsync(copy, key, right.Row));
        }
    }

    static bool IsRight(RowCopy copy, RightRow right)
    {
        if (copy.Seen.Kind == SeenKind.Unreadable)
            return false;
        // Every row of this kind counts here, however old.
        var wanted = right.Row is null ? null : new RowContent(default).Of(right.Row, copy.Seen.ETag);
        return copy.Seen.IsSame(wanted ?? default);
    }
}

using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>
/// Tells what an item should be. The log knows every committed change, so its last one decides, unless a copy is later
/// than all that the log knows: then the log has lost something itself, and only a majority of copies decides.
/// </summary>
sealed class ItemJudge(IReplicaStore store)
{
    readonly ItemEvidence _evidence = new(store);

    public async Task<RightRow> JudgeAsync(RowDispute dispute, ItemName item)
    {
        if (dispute.Look.Replicas.Any(replica => replica.IsHeld(item)))
            return RightRow.Unclear(ScrubReason.InFlight);
        if (await _evidence.ReadAsync(dispute.Slot, item) is not { } changes)
            return RightRow.Unclear(ScrubReason.Unknown);
        if (changes.Count == 0)
            return NeverChanged(dispute);
        var later = dispute.Readable.Any(copy => copy.Row is ItemRow row && row.CommitTime > changes[0].CommitTime);
        return later ? RightRow.Of(dispute.Majority()) : After(dispute, item, changes);
    }

    /// <summary>
    /// No log and no outbox knows of the item: it never was, if as many replicas say so as say otherwise.
    /// </summary>
    static RightRow NeverChanged(RowDispute dispute) =>
        dispute.Copies.Count(copy => copy.Seen.IsNone) * 2 >= dispute.Copies.Length
            ? RightRow.None
            : RightRow.Of(dispute.Majority());

    static RightRow After(RowDispute dispute, ItemName item, IReadOnlyList<ItemChangeFound> changes)
    {
        var told = changes.Where(change => change.IsComplete).Distinct().ToList();
        if (told.Count == 1)
            return RightRow.Of(RowAfter(dispute, item, told[0]));
        // The logs differ, or none of them can be read: then only a copy of that version can be right.
        return dispute.Majority() is { Row: ItemRow row } copy && row.Version == changes[0].Version
            ? RightRow.Of(copy)
            : RightRow.Unclear(ScrubReason.NothingDecides);
    }

    /// <summary>A copy of a replica where there is one, since it also tells until when a tombstone is needed.</summary>
    static ItemRow RowAfter(RowDispute dispute, ItemName item, ItemChangeFound change)
    {
        var copies = dispute.Readable.Select(copy => copy.Row).OfType<ItemRow>();
        return copies.FirstOrDefault(row => row.Version == change.Version && row.CommitTime == change.CommitTime
                && row.Value == change.Value && (row.DeletedIn is not null) == change.IsDeleted)
            ?? new ItemRow
            {
                Slot = dispute.Slot.Slot,
                Item = item,
                Version = change.Version,
                CommitTime = change.CommitTime,
                Value = change.Value,
                DeletedIn = change.IsDeleted ? dispute.Slot.Epoch : null,
            };
    }
}

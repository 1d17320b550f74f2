using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>
/// Tells what a row of the log should be. Events are only ever added, so one that is within the log of several replicas
/// and stands at one of them belongs to all; a history row follows from its event.
/// </summary>
sealed class LogJudge(IReplicaStore store)
{
    public static RightRow Judge(RowDispute dispute, EventKey key)
    {
        var right = dispute.OnlyContent() ?? dispute.Majority()?.Row;
        if (right is not EventRow one)
            return RightRow.Unclear(ScrubReason.NothingDecides);
        var isWaiting = dispute.Copies.Any(copy => copy.Seen.Kind == SeenKind.Absent
            && dispute.Look.Replicas.First(look => look.Replica == copy.Replica).IsInOutbox(one.Content.Key));
        Invariant.Require(one.Key.Equals(key), "a copy has the key that it was found under");
        return isWaiting ? RightRow.Unclear(ScrubReason.InOutbox) : RightRow.Of(one);
    }

    public async Task<RightRow> JudgeAsync(RowDispute dispute, HistoryKey key)
    {
        var events = await Task.WhenAll(dispute.Copies.Select(copy => EventAsync(copy.Replica, key.Sequence)));
        if (events.Any(parts => parts is null))
            return RightRow.Unclear(ScrubReason.Unknown);
        var whole = events.Where(parts => parts!.Any(part => part.Content.IsLast)
            && parts!.Count == parts.Max(part => part.Content.Part) + 1).ToList();
        var rows = whole.Select(parts => RevisionOf(parts!, key.Item)).Distinct().ToList();
        return rows switch
        {
            [null] => RightRow.None,
            [{ } revision] => RightRow.Of(new HistoryRow(revision)),
            _ => RightRow.Of(dispute.Majority()),
        };
    }

    static ItemRevision? RevisionOf(List<EventRow> parts, ItemName item)
    {
        foreach (var part in parts)
        {
            if (part.Content.Changes.FirstOrDefault(change => change.Item == item) is { } change)
            {
                return new ItemRevision(
                    item, part.Sequence, change.Version, part.Content.Attempt.CommitTime, change.Value is null);
            }
        }

        return null;
    }

    /// <summary>The parts of an event that can be read; null when the replica did not answer.</summary>
    async Task<List<EventRow>?> EventAsync(Replica replica, long sequence)
    {
        var parts = new List<EventRow>();
        return await PagedScan.ReadAsync(
            store, LogQuery.Of(replica, sequence), page => parts.AddRange(page.Rows.Select(row => (EventRow)row.Row)))
            ? parts
            : null;
    }
}

using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>What stands between a slot's outbox and its log, at the replica that sequences.</summary>
/// <param name="Ready">Complete outbox rows of one attempt each, in the order in which they may become events.</param>
/// <param name="Waiting">Whether changes are left that may not become events yet.</param>
/// <param name="Blocker">The attempt in flight for which they wait; null when they wait for something else.</param>
/// <param name="Head">The log's head, as it was read with them.</param>
sealed record SlotBacklog(
    ImmutableArray<ImmutableArray<OutboxRow>> Ready, bool Waiting, Attempt? Blocker, ReadResult Head)
{
    /// <summary>
    /// Works it out. Attempts in flight are looked for in the later of two readings, and only what the earlier one saw
    /// in the outbox may become an event: what was in flight then is in flight or in the outbox now. One reading that
    /// is a snapshot is both.
    /// </summary>
    /// <param name="replica">The replica that sequences.</param>
    /// <param name="earlier">A reading.</param>
    /// <param name="later">One that was begun after it, or the same.</param>
    public static SlotBacklog Of(Replica replica, UnsettledRows earlier, UnsettledRows later)
    {
        var rows = later.Rows.Where(row => row.Replica == replica).ToList();
        var seen = earlier.Rows.Where(row => row.Replica == replica).Select(row => row.Row.Key).ToHashSet();
        var changes = rows.Select(row => row.Row).OfType<OutboxRow>().GroupBy(row => row.Attempt.Id)
            .Select(parts => parts.OrderBy(part => part.Part).ToImmutableArray())
            .Order(Comparer<ImmutableArray<OutboxRow>>.Create(
                (left, right) => CommitOrder.Compare(left[0].Attempt, right[0].Attempt)))
            .ToList();
        var first = rows.Select(row => InFlight(row.Row)).OfType<Attempt>()
            .OrderBy(attempt => attempt, CommitOrder.Comparer).FirstOrDefault();
        // An unreadable row may be a vote or a change of any time: whatever followed it would be out of order for ever.
        var isReadable = !later.Unreadable.Any(row => row.Replica is not { } at || at == replica);
        var ready = changes.TakeWhile(parts => isReadable
            && (first is null || CommitOrder.Compare(parts[0].Attempt, first) < 0)
            && LogEntry.IsComplete(parts) && parts.All(part => seen.Contains(part.Key))).ToImmutableArray();
        var head = rows.FirstOrDefault(row => row.Row is HeadRow);
        return new SlotBacklog(
            ready,
            Waiting: ready.Length < changes.Count || !isReadable,
            ready.Length < changes.Count ? first : null,
            head is null ? ReadResult.Absent : ReadResult.Found(head.Row, head.ETag));
    }

    /// <summary>
    /// The attempt that a row shows to be in flight. A vote that was refused but has items still may be of a committed
    /// attempt; one without items stops a prepare that never took place.
    /// </summary>
    static Attempt? InFlight(Row row) => row switch
    {
        VoteRow { IsRefusal: false } vote => vote.Attempt,
        OpenRow open => open.Attempt,
        _ => null,
    };
}

using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>
/// The batch that makes a replica's log longer: under the guard, the head moves, events and history come, and the
/// outbox rows that the events are made of go. They have to be there, so a change is in the outbox or in the log of a
/// replica, never in both and never in neither.
/// </summary>
static class LogBatch
{
    /// <summary>The place of the head among the writes; the guard is before it.</summary>
    public const int HeadIndex = 1;

    const int FixedWrites = 2;

    /// <summary>Half of what a batch may carry on the wire, where values grow by a third.</summary>
    const int BytesMax = Limits.BatchBytesMax / 2;

    /// <param name="slot">The slot and its epoch.</param>
    /// <param name="replica">Whose log.</param>
    /// <param name="head">Its head as it was read.</param>
    /// <param name="entries">The events that follow it.</param>
    public static Batch Build(
        SlotPlacement slot, Replica replica, ReadResult head, ImmutableArray<LogEntry> entries)
    {
        Invariant.Require(entries[0].Sequence == SequenceOf(head) + 1, "events follow the head of their log");
        var row = new HeadRow(entries[^1].Sequence);
        return new Batch(replica,
        [
            slot.GuardTouch,
            head.Status == ReadStatus.Found ? new ReplaceRow(row, head.ETag) : new InsertRow(row),
            .. entries.SelectMany(Writes),
        ]);
    }

    /// <summary>How long a log is, by its head.</summary>
    public static long SequenceOf(ReadResult head) => head.Row is HeadRow row ? row.Sequence : 0;

    /// <summary>As many of the first entries as fit one batch, at least one.</summary>
    public static ImmutableArray<LogEntry> Fitting(IEnumerable<LogEntry> entries)
    {
        var taken = ImmutableArray.CreateBuilder<LogEntry>();
        var (writes, bytes) = (FixedWrites, 0);
        foreach (var entry in entries)
        {
            (writes, bytes) = (writes + entry.WriteCount, bytes + entry.Bytes);
            if (taken.Count > 0 && (writes > Limits.BatchRowsMax || bytes > BytesMax))
                break;
            taken.Add(entry);
        }

        return taken.ToImmutable();
    }

    /// <summary>Whether a batch was refused because the epoch is not open there: the placement is an old one.</summary>
    public static bool IsFenced(CommitResult result) =>
        result is { Status: CommitStatus.Refused, Reason: RefusalReason.Missing, RefusedIndex: 0 };

    /// <summary>
    /// The attempt whose outbox row a refused batch lacked; null when it was refused for another reason.
    /// </summary>
    public static Attempt? MissingOutbox(Batch batch, ImmutableArray<LogEntry> entries, CommitResult result) =>
        result is { Status: CommitStatus.Refused, Reason: RefusalReason.Missing }
        && batch.Writes[result.RefusedIndex] is DeleteRow { Row: OutboxKey key }
            ? entries.First(entry => entry.Attempt.Id == key.Attempt).Attempt
            : null;

    static IEnumerable<RowWrite> Writes(LogEntry entry) =>
    [
        .. entry.Parts.Select(part => new InsertRow(new EventRow(entry.Sequence, part))),
        .. entry.Parts.Select(part => new DeleteRow(part.Key, IfMatch: null)),
        .. entry.Changes.Select(change => new InsertRow(new HistoryRow(new ItemRevision(
            change.Item, entry.Sequence, change.Version, entry.Attempt.CommitTime, change.Value is null)))),
    ];
}

using System.Collections.Immutable;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.TestKit.Events;

/// <summary>
/// Looks at the logs of all replicas as nobody in the system can, and holds them against each other and against the
/// items (issue 4's promises: each committed change exactly once, per item in the order of versions, gapless).
/// </summary>
public sealed class SlotLogs(SimWorld world)
{
    /// <summary>The events of a replica, from the rows themselves; throws at a gap.</summary>
    public ImmutableArray<LogEvent> Of(Replica replica)
    {
        var rows = world.Store.RowsOf(replica).Select(stored => stored.Row).ToList();
        var head = rows.OfType<HeadRow>().SingleOrDefault()?.Sequence ?? 0;
        var events = rows.OfType<EventRow>().GroupBy(row => row.Sequence).OrderBy(parts => parts.Key)
            .Select(parts => Event(replica, parts.Key, [.. parts.OrderBy(part => part.Content.Part)]))
            .ToImmutableArray();
        if (!events.Select(one => one.Sequence).SequenceEqual(Enumerable.Range(1, (int)head).Select(n => (long)n)))
            throw Failure($"the log of {replica} has the head {head} and the events {Numbers(events)}");
        return events;
    }

    /// <summary>Throws unless each log is a beginning of the one before it, in the order of the in-sync set.</summary>
    public void RequireBeginnings()
    {
        foreach (var slot in world.Map.Slots)
        {
            var logs = world.Map.Of(slot).InSync.Select(replica => (replica, Text: Texts(Of(replica)))).ToList();
            foreach (var (longer, shorter) in logs.Zip(logs.Skip(1)))
            {
                if (!longer.Text.Take(shorter.Text.Count).SequenceEqual(shorter.Text))
                    throw Failure($"the log of {shorter.replica} is no beginning of that of {longer.replica}");
            }
        }
    }

    /// <summary>
    /// Throws unless every change of every item is there once, in the order of versions, up to the item as it is now,
    /// and nothing else is; and every history row leads to its event.
    /// </summary>
    /// <param name="inspection">A world at rest, with nothing left in an outbox.</param>
    public void RequireComplete(WorldInspection inspection)
    {
        foreach (var slot in world.Map.Slots)
        {
            var replica = world.Map.Of(slot).InSync[^1];
            var rows = world.Store.RowsOf(replica).Select(stored => stored.Row).ToList();
            if (rows.OfType<OutboxRow>().FirstOrDefault() is { } left)
                throw Failure($"the change of {left.Attempt.Id} is not in the log of {replica}");
            var log = Of(replica);
            var changes = log.SelectMany(one => one.Changes.Select(change => (one, change))).ToList();
            foreach (var item in changes.GroupBy(pair => pair.change.Item))
                RequireVersions(inspection, item.Key, [.. item.Select(pair => pair.change)]);
            foreach (var item in rows.OfType<ItemRow>().Where(item => item.Version > 0))
            {
                if (!changes.Exists(pair => pair.change.Item == item.Item && pair.change.Version == item.Version))
                    throw Failure($"version {item.Version} of {item.Item} is not in the log of {replica}");
            }

            var revisions = changes.Select(pair => Revision(pair.one, pair.change).ToString()).Order();
            if (!rows.OfType<HistoryRow>().Select(row => row.Revision.ToString()).Order().SequenceEqual(revisions))
                throw Failure($"the histories at {replica} tell of other changes than its log");
        }
    }

    static ItemRevision Revision(LogEvent one, ItemChange change) =>
        new(change.Item, one.Sequence, change.Version, one.CommitTime, change.Value is null);

    void RequireVersions(WorldInspection inspection, ItemName item, ImmutableArray<ItemChange> changes)
    {
        // After a tombstone was removed, an item begins again at 1.
        var previous = new ItemChange(item, 0, Value: null);
        foreach (var change in changes)
        {
            var isNext = change.Version == previous.Version + 1 || (change.Version == 1 && previous.Value is null);
            if (!isNext)
                throw Failure($"the log has version {change.Version} of {item} after {previous.Version}");
            previous = change;
        }

        if (inspection.Item(item)?.Value != previous.Value)
            throw Failure($"{item} is {inspection.Item(item)?.Value}, and the log ends with {previous.Value}");
    }

    LogEvent Event(Replica replica, long sequence, ImmutableArray<EventRow> parts)
    {
        var content = parts.Select(part => part.Content).ToList();
        if (!content[^1].IsLast || content.Where((part, index) => part.Part != index).Any())
            throw Failure($"event {sequence} of {replica} lacks a part");
        return new LogEvent
        {
            Slot = replica.Slot,
            Sequence = sequence,
            Transaction = content[0].Attempt.Id.Transaction,
            CommitTime = content[0].Attempt.CommitTime,
            Slots = [.. content[0].Attempt.Participants.Select(participant => participant.Slot)],
            Changes = [.. content.SelectMany(part => part.Changes)],
            Messages = [.. content.SelectMany(part => part.Messages)],
        };
    }

    static List<string> Texts(ImmutableArray<LogEvent> log) =>
        [.. log.Select(one => $"{one.Sequence} {one.Transaction} {string.Join(' ', one.Changes)}")];

    static string Numbers(ImmutableArray<LogEvent> events) => string.Join(' ', events.Select(one => one.Sequence));

    SimulationFailedException Failure(string problem) => new WorldInspection(world).Failure(problem);
}

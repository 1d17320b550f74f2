using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Events;

/// <summary>
/// Event logs in memory, as a script writes them: what is appended is seen by consumers when the script shows it. It
/// never fails and never waits.
/// </summary>
public sealed class ScriptedLog : IEventLog
{
    readonly SortedDictionary<int, List<LogEvent>> _events = [];
    readonly Dictionary<int, long> _heads = [];
    readonly HashSet<(int Slot, long Sequence)> _hidden = [];

    /// <summary>The most events in a page.</summary>
    public int PageMax { get; set; } = int.MaxValue;

    /// <summary>Everything that was appended, slot by slot, shown or not.</summary>
    public IEnumerable<LogEvent> Events => _events.Values.SelectMany(events => events);

    /// <summary>The slots that have events.</summary>
    public IEnumerable<SlotId> Slots => _events.Keys.Select(slot => new SlotId(slot));

    /// <summary>Appends an event and shows it with all before it.</summary>
    public LogEvent Append(int slot, Hlc commitTime, params IEnumerable<ItemChange> changes)
    {
        var appended = AppendUnseen(slot, commitTime, changes);
        Show(slot, appended.Sequence);
        return appended;
    }

    /// <summary>Appends an event that no consumer sees yet.</summary>
    public LogEvent AppendUnseen(int slot, Hlc commitTime, params IEnumerable<ItemChange> changes)
    {
        if (!_events.TryGetValue(slot, out var events))
            _events[slot] = events = [];
        var sequence = events.Count + 1;
        var appended = new LogEvent
        {
            Slot = new SlotId(slot),
            Sequence = sequence,
            Transaction = new TransactionId(string.Create(CultureInfo.InvariantCulture, $"t-{slot}-{sequence}")),
            CommitTime = commitTime,
            Slots = [new SlotId(slot)],
            Changes = [.. changes],
            Messages = [],
        };
        events.Add(appended);
        return appended;
    }

    /// <summary>Lets consumers see a slot's events up to a sequence number.</summary>
    public void Show(int slot, long head) => _heads[slot] = head;

    /// <summary>How many events of a slot there are, seen or not.</summary>
    public int CountOf(int slot) => _events.TryGetValue(slot, out var events) ? events.Count : 0;

    /// <summary>Makes a gap: the log leaves an event out, and tells what follows it.</summary>
    public void Hide(int slot, long sequence) => _hidden.Add((slot, sequence));

    /// <summary>Closes a gap.</summary>
    public void Reveal(int slot, long sequence) => _hidden.Remove((slot, sequence));

    /// <summary>The first event that consumers cannot see, behind the head or in a gap.</summary>
    public long FirstHidden(int slot) =>
        _hidden.Where(hidden => hidden.Slot == slot).Select(hidden => hidden.Sequence)
            .Append(_heads.GetValueOrDefault(slot) + 1).Min();

    /// <summary>The head, now.</summary>
    public long Head(SlotId slot) => _heads.GetValueOrDefault(slot.Value);

    /// <summary>Reads a part of a log, now.</summary>
    public EventPage Read(SlotId slot, long after, int limit)
    {
        var head = Head(slot);
        var events = _events.TryGetValue(slot.Value, out var all) ? all : [];
        return new EventPage(
            [.. events.Where(next => next.Sequence > after && next.Sequence <= head)
                .Where(next => !_hidden.Contains((slot.Value, next.Sequence)))
                .Take(Math.Min(limit, PageMax))],
            head);
    }

    /// <inheritdoc />
    public Task<long?> HeadAsync(SlotId slot) => Task.FromResult<long?>(Head(slot));

    /// <inheritdoc />
    public Task<EventPage?> ReadAsync(SlotId slot, long after, int limit) =>
        Task.FromResult<EventPage?>(Read(slot, after, limit));
}

using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Events;

/// <summary>The logs of all slots in memory, and what they tell of items. Answers when the gate lets it.</summary>
public sealed class MemoryEventLog(int slotCount) : IEventLog, IItemHistory
{
    readonly Lock _lock = new();
    readonly List<LogEvent>[] _slots = [.. Enumerable.Range(0, slotCount).Select(_ => new List<LogEvent>())];
    readonly HashSet<SlotId> _silent = [];
    int _open;
    int _openMost;
    int _requests;

    /// <summary>Waited for before each answer; at once unless set.</summary>
    public Func<Task> Gate { get; set; } = () => Task.CompletedTask;

    /// <summary>The most events that one read gives, whatever was asked for.</summary>
    public Func<int> ReadMost { get; set; } = () => int.MaxValue;

    /// <summary>Questions so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The most questions that were open at once.</summary>
    public int OpenMost => Volatile.Read(ref _openMost);

    /// <summary>The slot of an item.</summary>
    public SlotId SlotOf(ItemName item) => SlotHash.Of(item, SlotLayout.Even(slotCount));

    /// <summary>Lets a slot's replica be silent, or answer again.</summary>
    public void SetSilent(int slot, bool isSilent)
    {
        lock (_lock)
        {
            if (isSilent)
                _silent.Add(new SlotId(slot));
            else
                _silent.Remove(new SlotId(slot));
        }
    }

    /// <summary>Appends an event with a change of an item of its own.</summary>
    public LogEvent Append(int slot, Hlc time, string collection, string? value = "{}") => Append(
        slot, time, [new ItemChange(new ItemName(collection, "item"), 1, value)], []);

    /// <summary>Appends the next change of an item to its slot's log; null deletes it.</summary>
    public LogEvent Change(ItemName item, Hlc time, string? value)
    {
        var version = RevisionsOf(item).Select(revision => revision.Version).FirstOrDefault();
        return Append(SlotOf(item).Value, time, [new ItemChange(item, version + 1, value)], []);
    }

    /// <summary>Appends an event.</summary>
    public LogEvent Append(
        int slot, Hlc time, ImmutableArray<ItemChange> changes, ImmutableArray<PublishedMessage> messages)
    {
        lock (_lock)
        {
            var log = _slots[slot];
            var logged = new LogEvent
            {
                Slot = new SlotId(slot),
                Sequence = log.Count + 1,
                Transaction = new TransactionId(
                    string.Create(CultureInfo.InvariantCulture, $"t{slot}-{log.Count + 1}")),
                CommitTime = time,
                Slots = [new SlotId(slot)],
                Changes = changes,
                Messages = messages,
            };
            log.Add(logged);
            return logged;
        }
    }

    /// <summary>All events of a slot.</summary>
    public ImmutableArray<LogEvent> Of(int slot)
    {
        lock (_lock)
        {
            return [.. _slots[slot]];
        }
    }

    public Task<long?> HeadAsync(SlotId slot) => AskAsync(slot, long? () => _slots[slot.Value].Count);

    public Task<EventPage?> ReadAsync(SlotId slot, long after, int limit) => AskAsync(slot, EventPage? () =>
    {
        var log = _slots[slot.Value];
        var events = log.Skip((int)Math.Min(after, int.MaxValue)).Take(Math.Min(limit, ReadMost()));
        return new EventPage([.. events], log.Count);
    });

    public Task<ImmutableArray<ItemRevision>?> ListAsync(ItemName item, long? before, int limit) => AskAsync(
        SlotOf(item),
        ImmutableArray<ItemRevision>? () =>
            [.. RevisionsOf(item).Where(revision => !(revision.Sequence >= before)).Take(limit)]);

    public Task<ItemState?> AsOfAsync(ItemName item, long sequence) => AskAsync(
        SlotOf(item), () => State(item, logged => logged.Sequence <= sequence));

    public Task<ItemState?> AsOfAsync(ItemName item, Hlc time) => AskAsync(
        SlotOf(item), () => State(item, logged => logged.CommitTime <= time));

    ItemState? State(ItemName item, Func<LogEvent, bool> isThen)
    {
        var last = _slots[SlotOf(item).Value].LastOrDefault(
            logged => isThen(logged) && logged.Changes.Any(change => change.Item == item));
        var change = last?.Changes.Single(change => change.Item == item);
        return change?.Value is null
            ? new ItemState(item, 0, default, Value: null)
            : new ItemState(item, change.Version, last!.CommitTime, change.Value);
    }

    /// <summary>Newest first.</summary>
    IEnumerable<ItemRevision> RevisionsOf(ItemName item) => Of(SlotOf(item).Value).Reverse()
        .SelectMany(logged => logged.Changes.Where(change => change.Item == item).Select(change => new ItemRevision(
            item, logged.Sequence, change.Version, logged.CommitTime, change.Value is null)));

    async Task<T?> AskAsync<T>(SlotId slot, Func<T?> answer)
    {
        Interlocked.Increment(ref _requests);
        var open = Interlocked.Increment(ref _open);
        for (var most = OpenMost; open > most; most = OpenMost)
            Interlocked.CompareExchange(ref _openMost, open, most);
        try
        {
            await Gate();
            lock (_lock)
            {
                return _silent.Contains(slot) ? default : answer();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}

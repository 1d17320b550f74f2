using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Subscriptions;

/// <summary>The event logs of all slots in memory: what a test appends is visible at once. Safe for many threads.
/// </summary>
public sealed class DeliveryLog : IEventLog
{
    readonly Lock _gate = new();
    readonly Dictionary<SlotId, ImmutableArray<LogEvent>> _slots = [];
    long _transactions;

    /// <summary>At most so many events in an answer, although more are there and are asked for.</summary>
    public int PageMax { get; set; } = int.MaxValue;

    /// <summary>Whether a replica answers.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Every event, slot by slot.</summary>
    public ImmutableArray<LogEvent> Events
    {
        get
        {
            lock (_gate)
                return [.. _slots.OrderBy(slot => slot.Key).SelectMany(slot => slot.Value)];
        }
    }

    /// <summary>A transaction puts one item; null deletes it.</summary>
    public LogEvent Put(int slot, string item, string? value = "{}") => Append(slot, [Change(item, value)], []);

    /// <summary>A transaction publishes values to one topic.</summary>
    public LogEvent Publish(int slot, string topic, params string[] values) =>
        Append(slot, [], [.. values.Select(value => new PublishedMessage(topic, value))]);

    /// <summary>A change of an item.</summary>
    public static ItemChange Change(string item, string? value)
    {
        if (!ItemName.TryParse(item, out var name, out var error))
            throw new ArgumentException(error, nameof(item));
        return new ItemChange(name, 1, value);
    }

    /// <summary>The next event of a slot.</summary>
    public LogEvent Append(int slot, ImmutableArray<ItemChange> changes, ImmutableArray<PublishedMessage> messages)
    {
        lock (_gate)
        {
            var id = new SlotId(slot);
            var events = _slots.GetValueOrDefault(id, []);
            var next = new LogEvent
            {
                Slot = id,
                Sequence = events.Length + 1,
                Transaction = new TransactionId(string.Create(CultureInfo.InvariantCulture, $"t-{++_transactions}")),
                CommitTime = new Hlc(_transactions << Hlc.CounterBits),
                Slots = [id],
                Changes = changes,
                Messages = messages,
            };
            _slots[id] = events.Add(next);
            return next;
        }
    }

    /// <inheritdoc />
    public Task<long?> HeadAsync(SlotId slot)
    {
        lock (_gate)
            return Task.FromResult<long?>(IsSilent ? null : _slots.GetValueOrDefault(slot, []).Length);
    }

    /// <inheritdoc />
    public Task<EventPage?> ReadAsync(SlotId slot, long after, int limit)
    {
        lock (_gate)
        {
            var events = _slots.GetValueOrDefault(slot, []);
            ImmutableArray<LogEvent> page =
                [.. events.Skip((int)Math.Min(after, int.MaxValue)).Take(Math.Min(limit, PageMax))];
            return Task.FromResult(IsSilent ? null : new EventPage(page, events.Length));
        }
    }
}

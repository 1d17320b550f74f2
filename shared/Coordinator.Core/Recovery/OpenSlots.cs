using System.Collections.Concurrent;
using Coordinator.Core.Model;

namespace Coordinator.Core.Recovery;

/// <summary>Slots where this host knows that something was left open; the sweeper looks there first.</summary>
public sealed class OpenSlots
{
    readonly ConcurrentDictionary<SlotId, byte> _slots = new();

    /// <summary>Takes note of an attempt that was left open.</summary>
    public void Add(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        Add(attempt.Participants.Select(participant => participant.Slot));
    }

    /// <summary>Takes note of slots.</summary>
    public void Add(IEnumerable<SlotId> slots)
    {
        ArgumentNullException.ThrowIfNull(slots);
        foreach (var slot in slots)
            _slots.TryAdd(slot, 0);
    }

    /// <summary>Takes all slots out; who takes them adds again what it leaves open.</summary>
    public IReadOnlyList<SlotId> Take()
    {
        var taken = _slots.Keys.Order().ToList();
        foreach (var slot in taken)
            _slots.TryRemove(slot, out _);
        return taken;
    }
}

using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>
/// When one host is to run which slots of which subscriptions again. In memory only: what it loses, the net finds. Safe
/// for many threads.
/// </summary>
public sealed class DueTimes
{
    readonly Lock _gate = new();
    readonly Dictionary<(Subscription Subscription, SlotId Slot), DateTimeOffset> _times = new(new SameSlot());

    /// <summary>Notes when to run a slot; the earlier of two times counts.</summary>
    public void Add(Subscription subscription, SlotId slot, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (!_times.TryGetValue((subscription, slot), out var known) || at < known)
                _times[(subscription, slot)] = at;
        }
    }

    /// <summary>Takes out what is due.</summary>
    public ImmutableArray<(Subscription Subscription, SlotId Slot)> Take(DateTimeOffset now)
    {
        lock (_gate)
        {
            var due = _times.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToImmutableArray();
            foreach (var key in due)
                _times.Remove(key);
            return due;
        }
    }

    sealed class SameSlot : IEqualityComparer<(Subscription Subscription, SlotId Slot)>
    {
        public bool Equals((Subscription Subscription, SlotId Slot) x, (Subscription Subscription, SlotId Slot) y) =>
            x.Slot == y.Slot && x.Subscription.Generation == y.Subscription.Generation;

        public int GetHashCode((Subscription Subscription, SlotId Slot) obj) =>
            HashCode.Combine(obj.Slot, obj.Subscription.Generation);
    }
}

using System.Collections.Immutable;
using Coordinator.Core.Events;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Hosting;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Finds what hosts forgot: slots with something to deliver, and what deleted subscriptions left.</summary>
sealed class SubscriptionNet(
    IEventLog log, ProgressReader progress, Remains remains, CoordinatorSettings settings, DeliveryTimings timings,
    TimeProvider time)
{
    /// <summary>The slots with something to deliver, by subscription.</summary>
    /// <returns>Null when storage did not answer.</returns>
    public async Task<IReadOnlyList<(Subscription Subscription, DueSlot Slot)>?> FindAsync(
        IReadOnlyCollection<Subscription> subscriptions)
    {
        if (subscriptions.Count == 0)
            return [];
        // A silent slot keeps nobody from the others; there is nothing to be read in it now.
        var heads = await SlotHeads.ReadKnownAsync(log, settings.Slots);
        var found = ImmutableArray.CreateBuilder<(Subscription, DueSlot)>();
        foreach (var subscription in subscriptions)
        {
            if (await progress.ReadAsync(subscription, heads) is not { } slots)
                return null;
            found.AddRange(DueSlots.Of(slots, time.GetUtcNow(), timings).Select(slot => (subscription, slot)));
        }

        return found.ToImmutable();
    }

    /// <summary>Removes what deleted subscriptions left.</summary>
    /// <returns>Whether nothing is left.</returns>
    public Task<bool> ClearAsync() => remains.ClearAsync();
}

using System.Collections.Immutable;
using Coordinator.Core.Subscriptions.Cursors;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>The net: finds where there is something to deliver, whoever forgot it.</summary>
public static class DueSlots
{
    /// <summary>The slots with events that are not dealt with.</summary>
    /// <param name="progress">How far the subscription is.</param>
    /// <param name="now">The host's clock.</param>
    /// <param name="timings">How long leases last.</param>
    public static IEnumerable<DueSlot> Of(
        ImmutableArray<CursorProgress> progress, DateTimeOffset now, DeliveryTimings timings) =>
        progress.Where(slot => slot.Lag > 0).Select(slot => new DueSlot(
            slot.Slot, Later(slot.Cursor.RetryAt, SlotLease.TakenUntil(slot.Cursor, now, timings)) ?? now));

    static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null || right > left ? right ?? left : left;
}

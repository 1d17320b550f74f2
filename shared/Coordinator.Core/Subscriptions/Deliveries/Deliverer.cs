using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions.Cursors;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>
/// Delivers what is new in a slot to a subscription: at least once, in the order of the log. It may run anywhere,
/// twice, and at the same time on many hosts: one of them delivers, the others find it busy.
/// </summary>
public sealed class Deliverer(
    IEventLog log, IRecordStore records, IDeliveries deliveries, IIdSource ids, TimeProvider time,
    DeliveryTimings timings)
{
    const int OwnerChars = 16;

    readonly CursorStore _cursors = new(records);
    readonly SubscriptionReader _subscriptions = new(records);
    readonly DeadLetterBox _deadLetters = new(records);

    /// <summary>
    /// One run: at most <see cref="Limits.DeliveryEventsMax"/> events, and no delivery begins after <see
    /// cref="DeliveryTimings.RunMax"/>.
    /// </summary>
    /// <param name="known">The subscription as the caller knows it.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="stop">Begins no further delivery; one that has begun is noted.</param>
    public async Task<DeliveryReport> DeliverAsync(Subscription known, SlotId slot, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(known);
        var start = time.GetTimestamp();
        bool IsOver() => stop.IsCancellationRequested || time.GetElapsedTime(start) > timings.RunMax;
        if (await _cursors.ReadAsync(known, slot) is not { } stored)
            return new DeliveryReport(DeliveryStatus.Unavailable);
        if (HindranceOf(known, stored.Cursor) is { } hindrance)
            return hindrance;
        var position = stored.Cursor.For(known).Position;
        if (await log.ReadAsync(slot, position.Sequence, Limits.DeliveryEventsMax) is not { } page)
            return new DeliveryReport(DeliveryStatus.Unavailable);
        if (page.Events.IsEmpty)
            return new DeliveryReport(DeliveryStatus.CaughtUp) { Position = position.Sequence };

        // Read after the events: a filter that was changed before they were committed must not be missed.
        var read = await _subscriptions.ReadAsync(known.Name);
        if (ObstacleOf(known, read) is { } obstacle)
            return new DeliveryReport(obstacle);
        return read.Subscription!.Revision == known.Revision
            ? await DeliverAsync(known, stored, page, IsOver)
            : await DeliverAsync(read.Subscription, slot, stop);
    }

    DeliveryReport? HindranceOf(Subscription known, Cursor stored)
    {
        var now = time.GetUtcNow();
        if (SlotLease.TakenUntil(stored, now, timings) is { } end)
            return new DeliveryReport(DeliveryStatus.Busy) { NextAt = end };
        return stored.For(known).RetryAt is { } retryAt && retryAt > now
            ? new DeliveryReport(DeliveryStatus.Waiting) { NextAt = retryAt }
            : null;
    }

    static DeliveryStatus? ObstacleOf(Subscription known, SubscriptionRead read) => read switch
    {
        { IsUnknown: true } => DeliveryStatus.Unavailable,
        { Subscription: null } => DeliveryStatus.Gone,
        _ when read.Subscription.Generation != known.Generation => DeliveryStatus.Gone,
        { Subscription.State: SubscriptionState.Paused } => DeliveryStatus.Paused,
        _ => null,
    };

    async Task<DeliveryReport> DeliverAsync(
        Subscription subscription, StoredCursor stored, EventPage page, Func<bool> isOver)
    {
        var cursor = stored.Cursor.For(subscription);
        var plan = DeliveryPlan.Of(subscription, page.Events, cursor.Position);
        if (isOver())
            return new DeliveryReport(DeliveryStatus.More);
        if (plan.Deliveries.IsEmpty)
            return await PassAsync(subscription, stored, cursor.At(plan.End), page.Head);
        var lease = new SlotLease(_cursors, subscription, ids.NextText(OwnerChars), time, timings);
        var run = new DeliveryRun(subscription, lease, deliveries, _deadLetters, ids, time);
        return await run.RunAsync(stored, plan, isOver);
    }

    /// <summary>Goes on over events of which nothing matches. That takes no lease: whoever does it writes the same.
    /// </summary>
    async Task<DeliveryReport> PassAsync(Subscription subscription, StoredCursor stored, Cursor next, long head)
    {
        var write = await _cursors.WriteAsync(subscription, stored, next with { Lease = null });
        return new DeliveryReport(write.Status switch
        {
            CursorWriteStatus.Written when next.Position.Sequence >= head => DeliveryStatus.CaughtUp,
            CursorWriteStatus.Written or CursorWriteStatus.Overtaken => DeliveryStatus.More,
            _ => DeliveryStatus.Unavailable,
        })
        {
            Position = next.Position.Sequence,
        };
    }
}

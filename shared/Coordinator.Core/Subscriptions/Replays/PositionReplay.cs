using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions.Cursors;

namespace Coordinator.Core.Subscriptions.Replays;

/// <summary>
/// Sets how far a subscription is in a slot. Whoever delivers the slot at that moment keeps it: he finds the position
/// changed when he notes what he has sent, gives the slot back, and the next run begins there. So never two deliver at
/// once.
/// </summary>
public sealed class PositionReplay(IRecordStore records, IEventLog log, SubscriptionCatalog catalog)
{
    /// <summary>A deliverer at work writes often.</summary>
    const int RoundsMax = 32;

    readonly CursorStore _cursors = new(records);

    /// <summary>Sets a position.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="after">What follows this event is delivered, again or for the first time.</param>
    public async Task<RewindAnswer> SetAsync(Subscription subscription, SlotId slot, long after)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        if (await log.HeadAsync(slot) is not { } head)
            return new RewindAnswer(RewindStatus.Unknown);
        if (after > head)
            return new RewindAnswer(RewindStatus.BeyondHead, head);
        for (var round = 0; round < RoundsMax; round++)
        {
            if (await _cursors.ReadAsync(subscription, slot) is not { } stored)
                return new RewindAnswer(RewindStatus.Unknown, head);
            var next = stored.Cursor.For(subscription).At(LogMark.After(after));
            var write = await _cursors.WriteAsync(subscription, stored, next);
            if (write.Status == CursorWriteStatus.Written)
                return new RewindAnswer(await TouchAsync(subscription), head);
        }

        return new RewindAnswer(RewindStatus.Unknown, head);
    }

    async Task<RewindStatus> TouchAsync(Subscription subscription) =>
        (await catalog.TouchAsync(subscription.Name)).Status switch
        {
            CatalogStatus.Done => RewindStatus.Done,
            CatalogStatus.Missing => RewindStatus.Missing,
            _ => RewindStatus.Unknown,
        };
}

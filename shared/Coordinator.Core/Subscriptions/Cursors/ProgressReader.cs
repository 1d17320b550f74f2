using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Records;

namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>Tells how far subscriptions are, in a few requests for all slots.</summary>
public sealed class ProgressReader(IRecordStore records)
{
    readonly CursorStore _cursors = new(records);
    readonly StartReader _start = new(records);

    /// <summary>How far a subscription is in every slot, in the order of the slots.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="heads">The last event of each slot, read before.</param>
    /// <returns>Null when the store did not answer, or the subscription was deleted meanwhile.</returns>
    public async Task<ImmutableArray<CursorProgress>?> ReadAsync(Subscription subscription, ImmutableArray<long> heads)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        if (await _start.ReadAsync(subscription) is not { } start)
            return null;
        if (await _cursors.ListAsync(subscription) is not { } stored)
            return null;
        var bySlot = stored.ToDictionary(cursor => cursor.Cursor.Slot, cursor => cursor.Cursor);
        return [.. heads.Select((head, number) =>
        {
            var slot = new SlotId(number);
            var cursor = bySlot.GetValueOrDefault(slot) ?? start.CursorOf(slot);
            return new CursorProgress(cursor.For(subscription), head);
        })];
    }
}

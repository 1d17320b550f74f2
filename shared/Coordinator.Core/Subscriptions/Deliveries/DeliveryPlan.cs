using System.Collections.Immutable;
using Coordinator.Core.Events;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Definitions;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>What a part of a log means to a subscription.</summary>
/// <param name="Start">Up to here nothing matches.</param>
/// <param name="Deliveries">What matches, in order.</param>
/// <param name="End">The end of the part.</param>
sealed record DeliveryPlan(LogMark Start, ImmutableArray<PlannedDelivery> Deliveries, LogMark End)
{
    /// <summary>Looks through the events that follow a position.</summary>
    public static DeliveryPlan Of(Subscription subscription, ImmutableArray<LogEvent> events, LogMark position)
    {
        Invariant.Require(
            events.Select((found, index) => found.Sequence == position.Sequence + 1 + index).All(isNext => isNext),
            "a slot's log has no gaps");
        var filter = new EventFilter(subscription.Definition);
        var found = events.SelectMany(next => Matches(subscription, filter, next))
            .Where(match => IsBehind(match.Start, position)).ToList();
        var end = LogMark.After(events[^1].Sequence);
        return new DeliveryPlan(
            found.Count == 0 ? end : found[0].Start,
            [.. found.Select((match, index) => match with
            {
                End = index + 1 < found.Count ? found[index + 1].Start : end,
            })],
            end);
    }

    static IEnumerable<PlannedDelivery> Matches(Subscription subscription, EventFilter filter, LogEvent found)
    {
        var delivery = new Delivery
        {
            Subscription = subscription.Name,
            Tenant = subscription.Definition.Tenant,
            Target = subscription.Definition.Target,
            Event = found,
        };
        var before = LogMark.After(found.Sequence - 1);
        var changes = filter.Changes(found);
        if (!changes.IsEmpty)
            yield return new PlannedDelivery(delivery with { Changes = changes }, before, before);
        foreach (var index in filter.Messages(found))
            yield return new PlannedDelivery(
                delivery with { Message = index }, before with { Messages = index }, before);
    }

    static bool IsBehind(LogMark mark, LogMark position) =>
        mark.Sequence > position.Sequence || mark.Messages >= position.Messages;
}

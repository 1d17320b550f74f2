using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;

namespace Coordinator.Functions.Tenants;

/// <summary>Subscriptions and what they deliver as their tenant knows them: without its prefix.</summary>
static class SeenSubscriptions
{
    /// <summary>A subscription.</summary>
    public static Subscription SeenBy(this Subscription subscription, Tenant tenant) => tenant.IsNone
        ? subscription
        : subscription with
        {
            Name = tenant.Plain(subscription.Name),
            Definition = subscription.Definition with
            {
                Source = subscription.Definition.Source.SeenBy(tenant),
                Target = subscription.Definition.Target.SeenBy(tenant),
            },
        };

    /// <summary>How far a subscription is in a slot: the failed delivery's id begins with its name.</summary>
    public static CursorProgress SeenBy(this CursorProgress progress, Tenant tenant) =>
        progress.Cursor.LastFailure is not { } failure
            ? progress
            : progress with
            {
                Cursor = progress.Cursor with
                {
                    LastFailure = failure with { Delivery = tenant.Plain(failure.Delivery) },
                },
            };

    /// <summary>A delivery that was given up.</summary>
    public static DeadLetter SeenBy(this DeadLetter letter, Tenant tenant) => letter with
    {
        Id = tenant.Plain(letter.Id),
        Transaction = letter.Transaction.SeenBy(tenant),
    };

    /// <summary>What a target is told.</summary>
    public static Delivery SeenBy(this Delivery delivery, Tenant tenant) => delivery with
    {
        Subscription = tenant.Plain(delivery.Subscription),
        Event = delivery.Event.WithPlacesKept(tenant),
    };

    static SubscriptionSource SeenBy(this SubscriptionSource source, Tenant tenant) =>
        source with { Name = tenant.Plain(source.Name) };

    static SubscriptionTarget SeenBy(this SubscriptionTarget target, Tenant tenant) =>
        target is QueueTarget queue ? new QueueTarget(tenant.Plain(queue.Queue)) : target;
}

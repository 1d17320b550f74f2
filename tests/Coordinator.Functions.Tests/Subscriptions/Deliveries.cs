using Coordinator.Core.Events;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>Deliveries for tests.</summary>
static class Deliveries
{
    /// <summary>One change of an item with a value, and a deletion.</summary>
    public static Delivery Changes(SubscriptionTarget target, string value = """{"n":1.50}""") => Of(
        target,
        new DeliveryLog().Append(
            12,
            [
                DeliveryLog.Change("orders/1", value), DeliveryLog.Change("carts/1", "{}"),
                DeliveryLog.Change("orders/{z}ö/2", value: null),
            ],
            [])) with
    {
        Changes = [0, 2],
    };

    /// <summary>The second of two messages.</summary>
    public static Delivery Message(SubscriptionTarget target, string value = "1e2") =>
        Of(target, new DeliveryLog().Publish(12, "news", "1", value)) with { Message = 1 };

    static Delivery Of(SubscriptionTarget target, LogEvent logged) =>
        new() { Subscription = "mail", Target = target, Event = logged };
}

using Coordinator.Core.Rows;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>What of the log a subscription gets.</summary>
public class FilterTests
{
    [Fact]
    public void Another_collection_or_a_topic_of_the_same_name_is_delivered()
    {
        var world = Deliver(Wants.Orders, log =>
        {
            log.Put(1, "orders/1");
            log.Put(1, "orders2/1");
            log.Publish(1, "orders", "{}");
            log.Put(1, "Orders/1");
            log.Put(1, "orders/2");
        });
        Assert.Equal(Wants.Ids(1, 1, 5), world.Receiver.Taken);
    }

    [Fact]
    public void An_event_is_delivered_in_pieces_or_with_changes_that_do_not_match()
    {
        var world = Deliver(Wants.Where("/status", "\"paid\""), log => log.Append(
            1,
            [
                DeliveryLog.Change("orders/1", """{"status":"open"}"""),
                DeliveryLog.Change("orders/2", """{"status":"paid"}"""),
                DeliveryLog.Change("carts/2", """{"status":"paid"}"""),
                DeliveryLog.Change("orders/3", """{"status":"paid"}"""),
            ],
            [new PublishedMessage("orders", """{"status":"paid"}""")]));
        var delivery = Assert.Single(world.Receiver.Arrivals).Delivery;
        Assert.Equal(new[] { 1, 3 }, delivery.Changes.AsEnumerable());
        Assert.Null(delivery.Message);
    }

    [Theory]
    [InlineData("/status", "\"paid\"", """{"status":"paid"}""", true)]
    [InlineData("/status", "\"paid\"", """{"status":"open"}""", false)]
    [InlineData("/status", "\"paid\"", """{}""", false)]
    [InlineData("/total", "10", """{"total":1e1}""", true)]
    [InlineData("/a/0/b", "null", """{"a":[]}""", true)]
    [InlineData("/a/0/b", "null", """{"a":[{"b":1}]}""", false)]
    [InlineData("", """{"a":1,"b":2}""", """{"b":2,"a":1}""", true)]
    public void A_value_is_compared_otherwise_than_in_conditions(
        string place, string expected, string value, bool isDelivered)
    {
        var world = Deliver(Wants.Where(place, expected), log => log.Put(1, "orders/1", value));
        Assert.Equal(isDelivered ? 1 : 0, world.Receiver.Arrivals.Count);
    }

    [Fact]
    public void A_deletion_is_not_told_to_who_wants_everything()
    {
        var world = Deliver(Wants.Orders, log => log.Put(1, "orders/1", value: null));
        Assert.Single(world.Receiver.Arrivals);
    }

    [Fact]
    public void A_deletion_passes_a_filter() =>
        Assert.Empty(Deliver(Wants.Where("/x", "null"), log => log.Put(1, "orders/1", null)).Receiver.Arrivals);

    [Fact]
    public void Messages_of_one_transaction_come_together_or_share_an_id()
    {
        var world = Deliver(Wants.Topic, log => log.Publish(2, "news", "1", "2", "3"), slot: 2);
        Assert.Equal(["mail/2/1/0", "mail/2/1/1", "mail/2/1/2"], world.Receiver.Taken);
        Assert.All(world.Receiver.Arrivals, arrival => Assert.Empty(arrival.Delivery.Changes));
    }

    [Fact]
    public void A_filter_of_a_topic_looks_at_another_message()
    {
        var definition = Wants.Topic with { Where = [Wants.Expect("/n", "2")] };
        var world = Deliver(definition, log => log.Publish(2, "news", """{"n":1}""", """{"n":2}""", "3"), slot: 2);
        Assert.Equal(["mail/2/1/1"], world.Receiver.Taken);
    }

    static SubscriptionWorld Deliver(SubscriptionDefinition definition, Action<DeliveryLog> fill, int slot = 1)
    {
        var world = new SubscriptionWorld();
        var subscription = world.Create(definition);
        fill(world.Log);
        world.Scheduler.Run(world.NewNode().DeliverAll(subscription, slot));
        Assert.Equal(0, world.Log.Events.Length - world.CursorOf(slot).Position.Sequence);
        return world;
    }
}

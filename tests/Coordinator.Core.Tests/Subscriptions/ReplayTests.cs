using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Core.Subscriptions.Replays;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>Sending a subscription back, and forward.</summary>
public class ReplayTests
{
    readonly SubscriptionWorld _world = new();

    [Fact]
    public void A_position_that_is_set_back_does_not_bring_the_same_ids_again()
    {
        var subscription = Delivered(4);
        Assert.Equal(RewindStatus.Done, Rewind(subscription, after: 2));
        Deliver();
        Assert.Equal([.. Wants.Ids(1, 1, 2, 3, 4), .. Wants.Ids(1, 3, 4)], _world.Receiver.Taken);
    }

    [Fact]
    public void A_position_is_set_beyond_the_last_event()
    {
        var subscription = Delivered(2);
        var answer = _world.Scheduler.Run(_world.NewNode().Rewind(subscription, 1, after: 3));
        Assert.Equal(new RewindAnswer(RewindStatus.BeyondHead, Head: 2), answer);
        _world.Log.Put(1, "orders/1");
        Deliver();
        Assert.Equal(Wants.Ids(1, 1, 2, 3), _world.Receiver.Taken);
    }

    [Fact]
    public void An_event_that_stops_a_slot_cannot_be_passed_over()
    {
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1");
        _world.Log.Put(1, "orders/2");
        _world.Receiver.Answer = delivery =>
            delivery.Event.Sequence == 1 ? DeliveryOutcome.Failed("no") : DeliveryOutcome.Delivered;
        Assert.Equal(DeliveryStatus.Waiting, Deliver().Status);
        Assert.Equal(RewindStatus.Done, Rewind(subscription, after: 1));
        Assert.Equal(DeliveryStatus.CaughtUp, Deliver().Status);
        Assert.Equal(Wants.Ids(1, 2), _world.Receiver.Taken);
    }

    [Fact]
    public void A_start_over_leaves_out_a_slot_or_brings_events_twice()
    {
        var subscription = Delivered(3);
        _world.Log.Put(2, "orders/2");
        Assert.Equal(CatalogStatus.Done, _world.Scheduler.Run(_world.NewNode().Restart()).Status);
        Deliver();
        Deliver(slot: 2);
        Deliver();
        // By a host that has not heard of it.
        _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        Assert.Equal([.. Wants.Ids(1, 1, 2, 3), .. Wants.Ids(1, 1, 2, 3), "mail/2/1"], _world.Receiver.Taken);
    }

    [Fact]
    public void A_start_over_begins_where_the_subscription_began()
    {
        _world.Log.Put(1, "orders/1");
        _world.Create();
        _world.Scheduler.Run(_world.NewNode().Restart());
        Deliver();
        Assert.Equal(["mail/1/1"], _world.Receiver.Taken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_replay_lets_two_deliver_at_once_or_is_overwritten(bool isRewind)
    {
        var subscription = Delivered(5);
        _world.Log.Put(1, "orders/1");
        _world.Log.Put(1, "orders/1");
        var (node, other) = (_world.NewNode("deliverer"), _world.NewNode("other"));
        _world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Host == node.Host && effect.Kind == EffectKind.Deliver ? FaultKind.Hold : FaultKind.None));
        var run = node.Deliver(subscription, 1);
        _world.Scheduler.RunUntil(() => _world.Network.Held.Count == 1);
        if (isRewind)
            Assert.Equal(RewindStatus.Done, Rewind(subscription, after: 0));
        else
            _world.Scheduler.Run(_world.NewNode().Restart());
        Assert.Equal(
            DeliveryStatus.Busy, _world.Scheduler.Run(other.DeliverAll(_world.Find(), 1)).Status);

        _world.Network.Faults = new NoFaults();
        _world.Network.Held[0].Deliver();
        Assert.Equal(DeliveryStatus.More, _world.Scheduler.Run(run).Status);
        Assert.Equal(DeliveryStatus.CaughtUp, _world.Scheduler.Run(other.DeliverAll(_world.Find(), 1)).Status);
        Assert.Equal(1, _world.Flights.Most);
        // Six was on its way; a run that had begun before a start over may end.
        var again = _world.Receiver.Taken.Skip(isRewind ? 6 : 7);
        Assert.Equal(Wants.Ids(1, 1, 2, 3, 4, 5, 6, 7), again);
    }

    [Fact]
    public void A_position_of_a_slot_that_nothing_happened_in_cannot_be_set()
    {
        var subscription = _world.Create();
        Assert.Equal(RewindStatus.Done, _world.Scheduler.Run(
            _world.NewNode().Rewind(subscription, 3, after: 0)).Status);
        _world.Log.Put(3, "orders/1");
        Deliver(slot: 3);
        Assert.Equal(["mail/3/1"], _world.Receiver.Taken);
    }

    [Fact]
    public void Hosts_do_not_hear_of_a_position_that_was_set()
    {
        var subscription = Delivered(1);
        Rewind(subscription, after: 0);
        Assert.NotEqual(subscription.Revision, _world.Find().Revision);
    }

    Subscription Delivered(int events)
    {
        var subscription = _world.Create();
        for (var number = 0; number < events; number++)
            _world.Log.Put(1, "orders/1");
        Deliver();
        return subscription;
    }

    RewindStatus Rewind(Subscription subscription, long after) =>
        _world.Scheduler.Run(_world.NewNode().Rewind(subscription, 1, after)).Status;

    DeliveryReport Deliver(int slot = 1) =>
        _world.Scheduler.Run(_world.NewNode().DeliverAll(_world.Find(), slot));
}

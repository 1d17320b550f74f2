using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>Stopping and going on.</summary>
public class PauseTests
{
    readonly SubscriptionWorld _world = new();

    [Fact]
    public void What_happens_in_a_pause_is_delivered_or_is_lost()
    {
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1");
        Deliver(subscription);
        _world.Log.Put(1, "orders/1");
        Assert.Equal(SubscriptionState.Paused, Run(node => node.Pause()).Subscription!.State);
        _world.Log.Put(1, "orders/1");
        // The host does not know of the pause yet.
        Assert.Equal(DeliveryStatus.Paused, Deliver(subscription).Status);
        Assert.Equal(Wants.Ids(1, 1), _world.Receiver.Taken);

        var resumed = Run(node => node.Resume()).Subscription!;
        _world.Log.Put(1, "orders/1");
        Assert.Equal(DeliveryStatus.CaughtUp, Deliver(resumed).Status);
        Assert.Equal(Wants.Ids(1, 1, 2, 3, 4), _world.Receiver.Taken);
    }

    [Fact]
    public void A_resumed_subscription_waits_for_its_back_off_or_has_no_tries_left()
    {
        var subscription = _world.Create(Wants.Orders with { Retry = Wants.ThreeTries });
        _world.Log.Put(1, "orders/1");
        _world.Receiver.Answer = _ => DeliveryOutcome.Failed("no");
        Deliver(subscription);
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(2));
        Deliver(subscription);
        Run(node => node.Pause());
        var resumed = Run(node => node.Resume()).Subscription!;
        Assert.Equal(DeliveryStatus.Waiting, Deliver(resumed).Status);
        Assert.Equal(1, _world.CursorOf(1).Attempts);
        Assert.Equal(3, _world.Receiver.Arrivals.Count);
        Assert.Empty(_world.DeadLetters());
    }

    [Fact]
    public void A_repeated_pause_counts_as_a_change()
    {
        _world.Create();
        var first = Run(node => node.Pause());
        Assert.Equal(first, Run(node => node.Pause()));
        Assert.Equal(CatalogStatus.Missing, _world.Scheduler.Run(_world.NewNode().Pause("other")).Status);
    }

    DeliveryReport Deliver(Subscription subscription) =>
        _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));

    CatalogAnswer Run(Func<SubscriptionNode, Task<CatalogAnswer>> change)
    {
        var answer = _world.Scheduler.Run(change(_world.NewNode()));
        Assert.Equal(CatalogStatus.Done, answer.Status);
        return answer;
    }
}

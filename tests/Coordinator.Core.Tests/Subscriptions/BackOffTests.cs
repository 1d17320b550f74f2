using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>Deliveries that fail, in virtual time.</summary>
public class BackOffTests
{
    static readonly RetryPolicy Doubling = new(5, TimeSpan.FromSeconds(2), 2, TimeSpan.FromSeconds(10));

    readonly SubscriptionWorld _world = new();

    [Fact]
    public void Tries_come_too_soon_too_late_or_too_often()
    {
        var subscription = Failing(Doubling, _ => DeliveryOutcome.Failed("no"));
        _world.Scheduler.Run(_world.NewNode().DeliverToEnd(subscription, 1));
        var times = _world.Receiver.Arrivals.Select(arrival => arrival.At).ToList();
        Assert.Equal(5, times.Count);
        var pauses = times.Zip(times.Skip(1), (left, right) => (right - left).TotalSeconds).ToList();
        // Half of a pause is random; a few requests come on top.
        Assert.All(pauses.Zip([2.0, 4, 8, 10]), pair => Assert.InRange(pair.First, pair.Second / 2, pair.Second + 0.1));
        Assert.Equal(Wants.Ids(1, 1), _world.DeadLetters());
    }

    [Fact]
    public void Another_host_does_not_know_of_a_back_off()
    {
        var subscription = Failing(Doubling, _ => DeliveryOutcome.Failed("no"));
        var first = _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        var second = _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        Assert.Equal((DeliveryStatus.Waiting, DeliveryStatus.Waiting), (first.Status, second.Status));
        Assert.NotNull(first.NextAt);
        Assert.Equal(first.NextAt, second.NextAt);
        Assert.Single(_world.Receiver.Arrivals);
    }

    [Fact]
    public void A_receiver_that_asks_for_time_does_not_get_it_or_gets_all_it_wants()
    {
        var subscription = Failing(Doubling, _ => DeliveryOutcome.Failed("busy", TimeSpan.FromSeconds(100)));
        var report = _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        Assert.InRange((report.NextAt!.Value - _world.Scheduler.Now).TotalSeconds, 99, 100);

        _world.Receiver.Answer = _ => DeliveryOutcome.Failed("busy", TimeSpan.FromDays(1));
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(101));
        report = _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        Assert.InRange((report.NextAt!.Value - _world.Scheduler.Now).TotalSeconds, 299, 300);
    }

    [Fact]
    public void A_success_does_not_end_the_counting()
    {
        var arrivals = 0;
        var subscription = Failing(Wants.ThreeTries, _ => ++arrivals % 3 == 0
            ? DeliveryOutcome.Delivered : DeliveryOutcome.Failed("no"));
        _world.Log.Put(1, "orders/2");
        _world.Log.Put(1, "orders/3");
        _world.Scheduler.Run(_world.NewNode().DeliverToEnd(subscription, 1));
        Assert.Equal(Wants.Ids(1, 1, 2, 3), _world.Receiver.Taken);
        Assert.Empty(_world.DeadLetters());
    }

    [Fact]
    public void A_changed_target_waits_for_the_end_of_the_old_one_s_back_off()
    {
        var subscription = Failing(Doubling with { First = TimeSpan.FromHours(1), Max = TimeSpan.FromHours(1) },
            delivery => delivery.Target == new QueueTarget("good")
                ? DeliveryOutcome.Delivered : DeliveryOutcome.Failed("no"));
        _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        var changed = _world.Scheduler.Run(_world.NewNode().Put(
            subscription.Definition with { Target = new QueueTarget("good") })).Subscription!;
        var report = _world.Scheduler.Run(_world.NewNode().DeliverAll(changed, 1));
        Assert.Equal(DeliveryStatus.CaughtUp, report.Status);
        Assert.Equal(Wants.Ids(1, 1), _world.Receiver.Taken);
    }

    [Fact]
    public void What_went_wrong_last_is_not_told()
    {
        var subscription = Failing(Doubling, _ => DeliveryOutcome.Failed(new string('x', 1000)));
        _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        var failure = _world.CursorOf(1).LastFailure!;
        Assert.Equal(("mail/1/1", new string('x', 300) + "…"), (failure.Delivery, failure.Reason));
        Assert.Equal(1, _world.CursorOf(1).Attempts);
    }

    Subscription Failing(RetryPolicy retry, Func<Delivery, DeliveryOutcome> answer)
    {
        var subscription = _world.Create(Wants.Orders with { Retry = retry });
        _world.Log.Put(1, "orders/1");
        _world.Receiver.Answer = answer;
        return subscription;
    }
}

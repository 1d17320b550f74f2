using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>Several deliverers of one slot.</summary>
public class LeaseTests
{
    static readonly TimeSpan PastLease = TimeSpan.FromSeconds(36);

    readonly SubscriptionWorld _world = new();

    [Fact]
    public void Two_deliverers_send_the_same_at_once()
    {
        var subscription = Filled(10);
        var (one, two) = (_world.NewNode(), _world.NewNode());
        var (first, second) = (one.DeliverAll(subscription, 1), two.DeliverAll(subscription, 1));
        var reports = new[] { _world.Scheduler.Run(first), _world.Scheduler.Run(second) };
        Assert.Single(reports, report => report.Status == DeliveryStatus.CaughtUp);
        Assert.Single(reports, report => report.Status == DeliveryStatus.Busy && report.NextAt is not null);
        Assert.Equal(Wants.Ids(1, [.. Enumerable.Range(1, 10)]), _world.Receiver.Taken);
        Assert.Equal(1, _world.Flights.Most);
    }

    [Fact]
    public void A_slot_of_a_dead_host_is_never_free_or_free_too_soon()
    {
        var subscription = Filled(3);
        var node = _world.NewNode();
        _world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Host == node.Host && effect.Kind == EffectKind.Deliver ? FaultKind.CrashAfter : FaultKind.None));
        _ = node.Deliver(subscription, 1);
        _world.Scheduler.RunUntil(() => !node.Host.IsAlive);

        var next = _world.NewNode();
        var report = _world.Scheduler.Run(next.Deliver(subscription, 1));
        Assert.Equal(DeliveryStatus.Busy, report.Status);
        Assert.InRange((report.NextAt!.Value - _world.Scheduler.Now).TotalSeconds, 34, 35);
        _world.Scheduler.RunFor(report.NextAt.Value - _world.Scheduler.Now);
        _world.Scheduler.Run(next.DeliverAll(subscription, 1));
        Assert.Equal(["mail/1/1", .. Wants.Ids(1, 1, 2, 3)], _world.Receiver.Taken);
    }

    [Fact]
    public void A_host_that_was_paused_beyond_its_lease_goes_on_sending()
    {
        var subscription = Filled(5);
        var paused = _world.NewNode("paused");
        var sleep = HoldFirst(paused, EffectKind.Deliver);
        var run = paused.Deliver(subscription, 1);
        _world.Scheduler.RunUntil(() => _world.Network.Held.Count == 1);
        _world.Scheduler.RunFor(PastLease);
        _world.Scheduler.Run(_world.NewNode("next").DeliverAll(subscription, 1));
        Assert.Equal(Wants.Ids(1, 1, 2, 3, 4, 5), _world.Receiver.Taken);

        sleep.End();
        Assert.Equal(DeliveryStatus.More, _world.Scheduler.Run(run).Status);
        Assert.Equal([.. Wants.Ids(1, 1, 2, 3, 4, 5), "mail/1/1"], _world.Receiver.Taken);
        Assert.Equal(5, _world.CursorOf(1).Position.Sequence);
    }

    [Fact]
    public void A_note_that_arrives_after_the_lease_is_lost_moves_the_cursor_back()
    {
        var subscription = Filled(2);
        var late = _world.NewNode("late");
        var number = 0;
        _world.Network.Faults = new ScriptedFaults(effect =>
            effect.Host == late.Host && effect.Kind == EffectKind.CommitRecords && number++ == 1
                ? FaultDecision.Of(FaultKind.ArriveLate) with { ArrivesAfter = PastLease * 2 }
                : effect.Host == late.Host && number > 1 ? FaultDecision.Of(FaultKind.LoseRequest)
                : FaultDecision.None);
        Assert.Equal(DeliveryStatus.Unavailable, _world.Scheduler.Run(late.Deliver(subscription, 1)).Status);
        _world.Scheduler.RunFor(PastLease);
        _world.Scheduler.Run(_world.NewNode("next").DeliverAll(subscription, 1));
        var before = _world.CursorOf(1);
        _world.Scheduler.RunFor(PastLease * 2);
        Assert.Equal(before, _world.CursorOf(1));
        Assert.Equal(["mail/1/1", .. Wants.Ids(1, 1, 2)], _world.Receiver.Taken);
    }

    [Fact]
    public void Slow_deliveries_outlive_their_lease()
    {
        var subscription = Filled(10);
        var node = _world.NewNode();
        _world.Network.Faults = new ScriptedFaults(effect =>
            FaultDecision.Of(effect.Kind == EffectKind.Deliver ? FaultKind.Hold : FaultKind.None));
        var run = node.DeliverAll(subscription, 1);
        var rival = _world.NewNode("rival");
        while (!run.IsCompleted)
        {
            _world.Scheduler.RunUntil(() => _world.Network.Held.Count > 0 || run.IsCompleted);
            _world.Scheduler.RunFor(_world.Timings.SendMax);
            if (_world.Network.Held.Count > 0)
                Assert.Equal(DeliveryStatus.Busy, _world.Scheduler.Run(rival.Deliver(subscription, 1)).Status);
            Release();
        }

        Assert.Equal(Wants.Ids(1, [.. Enumerable.Range(1, 10)]), _world.Receiver.Taken);
        Assert.Equal(1, _world.Flights.Most);
    }

    [Fact]
    public void A_delivery_begins_although_its_lease_ends_before_it()
    {
        var subscription = Filled(1);
        var node = _world.NewNode();
        var isFirst = true;
        _world.Network.Faults = new ScriptedFaults(effect =>
        {
            if (effect.Kind != EffectKind.CommitRecords || !isFirst)
                return FaultDecision.None;
            isFirst = false;
            return FaultDecision.Of(FaultKind.LoseReply) with { UnknownAfter = TimeSpan.FromSeconds(20) };
        });
        var left = TimeSpan.Zero;
        _world.Receiver.Answer = _ =>
        {
            left = _world.CursorOf(1).Lease!.Until - _world.Scheduler.Now;
            return DeliveryOutcome.Delivered;
        };
        _world.Scheduler.Run(node.DeliverAll(subscription, 1));
        Assert.InRange(left, _world.Timings.SendMax + _world.Timings.SkewMax, _world.Timings.Lease);
    }

    [Theory]
    [InlineData(4.9)]
    [InlineData(-4.9)]
    public void Clocks_that_differ_a_little_let_two_deliver_at_once(double seconds)
    {
        var subscription = Filled(2);
        var node = _world.NewNode();
        _world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Host == node.Host && effect.Kind == EffectKind.Deliver ? FaultKind.Hold : FaultKind.None));
        _ = node.Deliver(subscription, 1);
        _world.Scheduler.RunUntil(() => _world.Network.Held.Count == 1);
        _world.Scheduler.RunFor(_world.Timings.Lease - TimeSpan.FromMilliseconds(100));
        var other = _world.NewNode("other", TimeSpan.FromSeconds(seconds));
        Assert.Equal(DeliveryStatus.Busy, _world.Scheduler.Run(other.Deliver(subscription, 1)).Status);
    }

    [Fact]
    public void Who_lost_to_a_host_that_passed_over_events_waits_for_a_lease_that_nobody_has()
    {
        var subscription = _world.Create();
        _world.Log.Put(1, "carts/1");
        var (slow, quick) = (_world.NewNode("slow"), _world.NewNode("quick"));
        var sleep = HoldFirst(slow, EffectKind.CommitRecords);
        _world.Log.Put(1, "orders/1");
        var run = slow.Deliver(subscription, 1);
        _world.Scheduler.RunUntil(() => _world.Network.Held.Count == 1);
        _world.Scheduler.Run(quick.DeliverAll(subscription, 1));
        sleep.End();
        Assert.Equal(DeliveryStatus.More, _world.Scheduler.Run(run).Status);
        Assert.Equal(Wants.Ids(1, 2), _world.Receiver.Taken);
    }

    Subscription Filled(int events)
    {
        var subscription = _world.Create();
        for (var number = 0; number < events; number++)
            _world.Log.Put(1, "orders/1");
        return subscription;
    }

    /// <summary>The host's first request of a kind waits until the test ends that.</summary>
    Sleep HoldFirst(SubscriptionNode node, EffectKind kind)
    {
        var isFirst = true;
        _world.Network.Faults = new ScriptedFaults(effect =>
        {
            if (effect.Host != node.Host || effect.Kind != kind || !isFirst)
                return FaultDecision.None;
            isFirst = false;
            return FaultDecision.Of(FaultKind.Hold);
        });
        return new Sleep(Release);
    }

    void Release()
    {
        foreach (var held in _world.Network.Held.ToList())
        {
            _world.Network.Held.Remove(held);
            held.Deliver();
        }
    }

    sealed record Sleep(Action End);
}

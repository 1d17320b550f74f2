using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>Deliveries when nothing goes wrong, and what they cost.</summary>
public class DeliveryTests
{
    readonly SubscriptionWorld _world = new();

    [Fact]
    public void Deliveries_are_out_of_order_doubled_or_missing()
    {
        var subscription = _world.Create();
        for (var number = 0; number < 250; number++)
            _world.Log.Put(1, number % 3 == 0 ? "carts/1" : "orders/1");
        var report = _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        Assert.Equal(DeliveryStatus.CaughtUp, report.Status);
        Assert.Equal(
            Wants.Ids(1, [.. Enumerable.Range(1, 250).Where(sequence => sequence % 3 != 1)]), _world.Receiver.Taken);
        Assert.Equal(LogMark.After(250), _world.CursorOf(1).Position);
        Assert.Null(_world.CursorOf(1).Lease);
    }

    [Fact]
    public void One_run_has_no_end()
    {
        var subscription = _world.Create();
        for (var number = 0; number < Limits.DeliveryEventsMax + 1; number++)
            _world.Log.Put(1, "orders/1");
        var report = _world.Scheduler.Run(_world.NewNode().Deliver(subscription, 1));
        Assert.Equal(DeliveryStatus.More, report.Status);
        Assert.Equal(Limits.DeliveryEventsMax, report.Delivered);
    }

    [Fact]
    public void A_run_with_slow_deliveries_goes_on_beyond_its_time()
    {
        var subscription = _world.Create();
        for (var number = 0; number < 20; number++)
            _world.Log.Put(1, "orders/1");
        var report = RunSlowly(_world.NewNode().Deliver(subscription, 1), TimeSpan.FromSeconds(8));
        Assert.Equal(DeliveryStatus.More, report.Status);
        Assert.Equal(4, report.Delivered);
        Assert.Null(_world.CursorOf(1).Lease);
    }

    [Fact]
    public void A_slot_that_nothing_matches_in_costs_more_than_one_write()
    {
        var subscription = _world.Create();
        for (var number = 0; number < 50; number++)
            _world.Log.Put(1, "carts/1");
        var node = _world.NewNode();
        var report = _world.Scheduler.Run(node.Deliver(subscription, 1));
        Assert.Equal(DeliveryStatus.CaughtUp, report.Status);
        // The cursor, where the subscription began, events, the subscription, the cursor's new place.
        Assert.Equal(5, node.Host.EffectCount);
        Assert.Equal(LogMark.After(50), _world.CursorOf(1).Position);
    }

    [Fact]
    public void A_slot_without_anything_new_costs_writes()
    {
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1");
        _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        var node = _world.NewNode();
        Assert.Equal(DeliveryStatus.CaughtUp, _world.Scheduler.Run(node.Deliver(subscription, 1)).Status);
        Assert.Equal(2, node.Host.EffectCount);
    }

    [Fact]
    public void A_delivery_costs_more_than_two_writes()
    {
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1");
        _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        _world.Log.Put(1, "orders/1");
        var writes = 0;
        _world.Network.OnSent += effect => writes += effect.Kind == EffectKind.CommitRecords ? 1 : 0;
        _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        Assert.Equal(2, writes);
    }

    [Fact]
    public void A_log_that_gives_few_events_at_a_time_stops_a_slot()
    {
        var subscription = _world.Create();
        _world.Log.PageMax = 1;
        for (var number = 0; number < 6; number++)
            _world.Log.Put(1, number < 3 ? "carts/1" : "orders/1");
        _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));
        Assert.Equal(Wants.Ids(1, 4, 5, 6), _world.Receiver.Taken);
    }

    [Fact]
    public void One_slot_s_failures_hold_back_another()
    {
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1");
        _world.Log.Put(2, "orders/2");
        _world.Receiver.Answer = delivery =>
            delivery.Event.Slot.Value == 1 ? DeliveryOutcome.Failed("no") : DeliveryOutcome.Delivered;
        var node = _world.NewNode();
        Assert.Equal(DeliveryStatus.Waiting, _world.Scheduler.Run(node.DeliverAll(subscription, 1)).Status);
        Assert.Equal(DeliveryStatus.CaughtUp, _world.Scheduler.Run(node.DeliverAll(subscription, 2)).Status);
        Assert.Equal(Wants.Ids(2, 1), _world.Receiver.Taken);
    }

    [Fact]
    public void A_log_that_does_not_answer_is_taken_for_empty()
    {
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1");
        _world.Log.IsSilent = true;
        var report = _world.Scheduler.Run(_world.NewNode().Deliver(subscription, 1));
        Assert.Equal(DeliveryStatus.Unavailable, report.Status);
    }

    [Fact]
    public void Records_that_do_not_answer_are_taken_for_missing()
    {
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1");
        _world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Kind == EffectKind.ReadRecord ? FaultKind.LoseRequest : FaultKind.None));
        var report = _world.Scheduler.Run(_world.NewNode().Deliver(subscription, 1));
        Assert.Equal(DeliveryStatus.Unavailable, report.Status);
        Assert.Empty(_world.Receiver.Arrivals);
    }

    [Fact]
    public void A_stop_begins_another_delivery_or_leaves_the_slot_taken()
    {
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1");
        _world.Log.Put(1, "orders/2");
        using var stop = new CancellationTokenSource();
        _world.Receiver.Answer = _ =>
        {
            stop.Cancel();
            return DeliveryOutcome.Delivered;
        };
        var report = _world.Scheduler.Run(_world.NewNode().Deliver(subscription, 1, stop.Token));
        Assert.Equal(DeliveryStatus.More, report.Status);
        Assert.Equal(Wants.Ids(1, 1), _world.Receiver.Taken);
        Assert.Null(_world.CursorOf(1).Lease);
        Assert.Equal(DeliveryStatus.More, _world.Scheduler.Run(
            _world.NewNode().Deliver(subscription, 1, stop.Token)).Status);
        Assert.Single(_world.Receiver.Arrivals);
    }

    /// <summary>Every delivery takes so long.</summary>
    DeliveryReport RunSlowly(Task<DeliveryReport> run, TimeSpan pause)
    {
        _world.Network.Faults = new ScriptedFaults(effect =>
            FaultDecision.Of(effect.Kind == EffectKind.Deliver ? FaultKind.Hold : FaultKind.None));
        while (true)
        {
            _world.Scheduler.RunUntil(() => _world.Network.Held.Count > 0 || run.IsCompleted);
            if (run.IsCompleted)
                return _world.Scheduler.Run(run);
            _world.Scheduler.RunFor(pause);
            var held = _world.Network.Held[0];
            _world.Network.Held.RemoveAt(0);
            held.Deliver();
        }
    }
}

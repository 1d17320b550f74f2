using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>When to deliver next.</summary>
public class DueTests
{
    readonly SubscriptionWorld _world = new();

    [Fact]
    public void The_net_misses_a_slot_or_looks_at_one_in_vain()
    {
        _world.Log.Put(0, "orders/1");
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1");
        _world.Log.Put(2, "orders/1");
        _world.Log.Put(3, "orders/1");
        _world.Receiver.Answer = delivery => delivery.Event.Slot.Value == 2
            ? DeliveryOutcome.Failed("no", TimeSpan.FromSeconds(100)) : DeliveryOutcome.Delivered;
        // One is new, two waits for its next try, three is taken by a host that died.
        var retryAt = _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 2)).NextAt;
        var dead = _world.NewNode();
        _world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Host == dead.Host && effect.Kind == EffectKind.Deliver ? FaultKind.CrashBefore : FaultKind.None));
        _ = dead.Deliver(subscription, 3);
        _world.Scheduler.RunUntil(() => !dead.Host.IsAlive);
        var freeAt = _world.Scheduler.Run(_world.NewNode().Deliver(subscription, 3)).NextAt;

        var now = _world.Scheduler.Now;
        Assert.Equal(
            [(1, now), (2, retryAt!.Value), (3, freeAt!.Value)],
            Due(subscription).Select(due => (due.Slot.Value, due.At)));

        _world.Receiver.Answer = _ => DeliveryOutcome.Delivered;
        foreach (var slot in new[] { 1, 2, 3 })
            _world.Scheduler.Run(_world.NewNode().DeliverToEnd(subscription, slot));
        Assert.Empty(Due(subscription));
    }

    [Fact]
    public void A_time_is_forgotten_or_taken_twice()
    {
        var times = new DueTimes();
        var subscription = _world.Create();
        var now = _world.Scheduler.Now;
        times.Add(subscription, new SlotId(1), now.AddSeconds(5));
        times.Add(subscription, new SlotId(2), now.AddSeconds(1));
        // The earlier of two counts, by whatever the subscription was meanwhile.
        times.Add(subscription with { Revision = 7 }, new SlotId(1), now.AddSeconds(2));
        times.Add(subscription, new SlotId(1), now.AddSeconds(9));
        times.Add(subscription with { Generation = "other" }, new SlotId(1), now.AddSeconds(3));
        Assert.Empty(times.Take(now));
        Assert.Equal([2], Slots(times.Take(now.AddSeconds(1))));
        Assert.Equal([1], Slots(times.Take(now.AddSeconds(2))));
        Assert.Equal([1], Slots(times.Take(now.AddSeconds(3))));
        Assert.Empty(times.Take(now.AddYears(1)));
    }

    [Fact]
    public void Heads_of_many_slots_are_mixed_up()
    {
        for (var slot = 0; slot < 70; slot++)
        {
            for (var number = 0; number <= slot % 3; number++)
                _world.Log.Put(slot, "orders/1");
        }

        var heads = _world.Scheduler.Run(SlotHeads.ReadAsync(_world.Log, 70))!.Value;
        Assert.Equal(Enumerable.Range(0, 70).Select(slot => 1L + (slot % 3)), heads);
        Assert.Null(_world.Scheduler.Run(SlotHeads.ReadAsync(new SilentSlot(), 70)));
    }

    List<DueSlot> Due(Subscription subscription)
    {
        var heads = _world.Scheduler.Run(SlotHeads.ReadAsync(_world.Log, SubscriptionWorld.Slots));
        var progress = _world.Scheduler.Run(new ProgressReader(_world.Records).ReadAsync(subscription, heads!.Value));
        return [.. DueSlots.Of(progress!.Value, _world.Scheduler.Now, _world.Timings)];
    }

    static IEnumerable<int> Slots(IEnumerable<(Subscription Subscription, SlotId Slot)> due) =>
        due.Select(slot => slot.Slot.Value);

    sealed class SilentSlot : IEventLog
    {
        public Task<long?> HeadAsync(SlotId slot) => Task.FromResult<long?>(slot.Value == 69 ? null : 1);

        public Task<EventPage?> ReadAsync(SlotId slot, long after, int limit) => throw new NotSupportedException();
    }
}

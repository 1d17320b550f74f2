using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>A host that dies at any of its requests, before or after it took effect (T08).</summary>
public class CrashSweepTests
{
    /// <summary>The worst that a crash may do: one delivery comes twice.</summary>
    const int RepeatsMax = 1;

    static readonly TimeSpan LeaseEnd = TimeSpan.FromSeconds(35);

    public static TheoryData<string> Sources => ["collection", "topic"];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_crash_at_some_request_loses_a_delivery_or_turns_the_order(string source)
    {
        var points = Sweep(source, (_, _) => { });
        Assert.True(points > 10, $"only {points} points");
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_crash_while_an_event_is_put_aside_loses_it_or_those_behind_it(string source)
    {
        var points = Sweep(source, (world, ids) => world.Receiver.Answer = delivery =>
            delivery.Id == ids[1] ? DeliveryOutcome.Refused("never") : DeliveryOutcome.Delivered);
        Assert.True(points > 10, $"only {points} points");
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_crash_between_tries_gives_up_too_early_or_never(string source)
    {
        var points = Sweep(source, (world, ids) => world.Receiver.Answer = delivery =>
            delivery.Id == ids[1] && world.Receiver.Arrivals.Count(arrival => arrival.Delivery.Id == ids[1]) < 2
                ? DeliveryOutcome.Failed("not yet") : DeliveryOutcome.Delivered);
        Assert.True(points > 12, $"only {points} points");
    }

    [Fact]
    public void A_lost_answer_of_any_request_loses_or_repeats_a_delivery()
    {
        foreach (var kind in new[] { FaultKind.LoseRequest, FaultKind.LoseReply })
        {
            for (var (number, isStruck) = (0, true); isStruck; number++)
            {
                var (world, subscription, ids) = NewWorld("collection");
                var node = world.NewNode();
                (isStruck, var strike) = (false, number);
                world.Network.Faults = new ScriptedFaults(effect =>
                {
                    if (effect.Host != node.Host || effect.Number != strike)
                        return FaultDecision.None;
                    isStruck = true;
                    return FaultDecision.Of(kind);
                });
                world.Scheduler.Run(node.DeliverToEnd(subscription, 1));
                RequireDelivered(world, ids);
            }
        }
    }

    static int Sweep(string source, Action<SubscriptionWorld, List<string>> prepare)
    {
        var points = 0;
        foreach (var isAfter in new[] { false, true })
        {
            for (var (number, isStruck) = (0, true); isStruck; number++, points++)
            {
                var (world, subscription, ids) = NewWorld(source);
                prepare(world, ids);
                var node = world.NewNode();
                var crash = new CrashAt(node.Host, number, isAfter);
                world.Network.Faults = crash;
                var work = node.DeliverToEnd(subscription, 1);
                world.Scheduler.RunUntil(() => work.IsCompleted || !node.Host.IsAlive);
                isStruck = crash.HasStruck;
                world.Scheduler.Run(world.NewNode("next").DeliverToEnd(subscription, 1));
                RequireDelivered(world, ids);
            }
        }

        return points;
    }

    static (SubscriptionWorld World, Subscription Subscription, List<string> Ids) NewWorld(string source)
    {
        var world = new SubscriptionWorld();
        var definition = (source == "topic" ? Wants.Topic : Wants.Orders) with { Retry = Wants.ThreeTries };
        var subscription = world.Create(definition);
        return (world, subscription, source == "topic" ? FillTopic(world.Log) : FillCollection(world.Log));
    }

    static List<string> FillCollection(DeliveryLog log)
    {
        foreach (var item in new[] { "carts/1", "orders/1", "orders/2", "carts/2", "orders/3", "carts/3" })
            log.Put(1, item);
        return [.. Wants.Ids(1, 2, 3, 5)];
    }

    static List<string> FillTopic(DeliveryLog log)
    {
        log.Put(1, "orders/1");
        log.Publish(1, "news", "1", "2");
        log.Publish(1, "other", "1");
        log.Publish(1, "news", "3");
        return ["mail/1/2/0", "mail/1/2/1", "mail/1/4/0"];
    }

    static void RequireDelivered(SubscriptionWorld world, List<string> ids)
    {
        var taken = world.Receiver.Taken.ToList();
        var dead = world.DeadLetters();
        Assert.Equal(ids, taken.Distinct().Union(dead).Order());
        Assert.Empty(taken.Intersect(dead));
        Assert.True(taken.Count <= ids.Count - dead.Count + RepeatsMax, string.Join(' ', taken));
        // Neither first arrivals nor repetitions ever go back.
        Assert.Equal(taken.Order(), taken);
        var cursor = world.CursorOf(1);
        Assert.Equal(world.Log.Events[^1].Sequence, cursor.Position.Sequence);
        Assert.Equal((0, null, dead.Count), (cursor.Attempts, cursor.Lease, cursor.DeadLetters));
        Assert.True(world.Scheduler.Elapsed < 3 * LeaseEnd, $"it took {world.Scheduler.Elapsed}");
    }
}

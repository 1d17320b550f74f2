using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>Creating, changing and deleting subscriptions.</summary>
public class CatalogTests
{
    readonly SubscriptionWorld _world = new();

    [Fact]
    public void What_came_before_is_delivered_or_what_comes_after_is_not()
    {
        _world.Log.Put(1, "orders/1");
        _world.Log.Put(2, "orders/2");
        _world.Log.Put(2, "orders/2");
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1");
        _world.Log.Put(3, "orders/3");
        DeliverSlots(subscription);
        Assert.Equal(["mail/1/2", "mail/3/1"], _world.Receiver.Taken);
    }

    [Fact]
    public void Events_that_commit_while_it_is_created_are_missed_after_the_answer()
    {
        // An event in every slot before each request of the creation, whatever the creator has read by then.
        var node = _world.NewNode();
        _world.Network.OnSent += _ => Enumerable.Range(0, SubscriptionWorld.Slots).ToList()
            .ForEach(slot => _world.Log.Put(slot, "orders/1"));
        var subscription = _world.Scheduler.Run(node.Put(Wants.Orders)).Subscription!;
        _world.Network.OnSent = null;
        var heads = _world.Log.Events.GroupBy(found => found.Slot).ToDictionary(slot => slot.Key, slot => slot.Count());
        foreach (var slot in heads.Keys)
            _world.Log.Put(slot.Value, "orders/1");
        DeliverSlots(subscription);
        foreach (var (slot, head) in heads)
            Assert.Contains($"mail/{slot}/{head + 1}", _world.Receiver.Taken);
    }

    [Fact]
    public void Whoever_wants_all_does_not_get_what_came_before()
    {
        _world.Log.Put(1, "orders/1");
        _world.Log.Put(2, "orders/2");
        DeliverSlots(_world.Create(isFromStart: true));
        Assert.Equal(["mail/1/1", "mail/2/1"], _world.Receiver.Taken);
    }

    [Fact]
    public void A_change_loses_positions_or_does_not_take_effect()
    {
        var subscription = _world.Create();
        _world.Log.Put(1, "orders/1", """{"n":1}""");
        DeliverSlots(subscription);
        _world.Log.Put(1, "orders/1", """{"n":1}""");
        _world.Log.Put(1, "orders/1", """{"n":2}""");
        var changed = Put(Wants.Where("/n", "2") with { Target = new WebhookTarget("https://a.example/") });
        Assert.Equal(CatalogStatus.Done, changed.Status);
        Assert.Equal(subscription.Generation, changed.Subscription!.Generation);
        // By a host that has not heard of the change.
        DeliverSlots(subscription);
        Assert.Equal(["mail/1/1", "mail/1/3"], _world.Receiver.Taken);
        Assert.Equal(new WebhookTarget("https://a.example/"), _world.Receiver.Arrivals[^1].Delivery.Target);
    }

    [Fact]
    public void A_change_misses_what_commits_after_its_answer()
    {
        var subscription = _world.Create(Wants.Where("/n", "1"));
        _world.Log.Put(1, "carts/1");
        // The deliverer reads what it knows of the subscription as late as it can; the event commits just before.
        var isChanged = false;
        var node = _world.NewNode();
        _world.Network.Faults = new ScriptedFaults(effect =>
        {
            if (effect.Host == node.Host && effect.Kind == EffectKind.ReadEvents && !isChanged)
            {
                isChanged = true;
                _world.Network.Faults = new NoFaults();
                Put(Wants.Orders);
                _world.Log.Put(1, "orders/1", """{"n":2}""");
            }

            return FaultDecision.None;
        });
        _world.Scheduler.Run(node.DeliverAll(subscription, 1));
        Assert.True(isChanged);
        Assert.Equal(["mail/1/2"], _world.Receiver.Taken);
    }

    [Fact]
    public void The_same_definition_again_counts_as_a_change()
    {
        var where = Wants.Where("/n", "1") with { Retry = Wants.ThreeTries };
        var subscription = _world.Create(where);
        var again = Put(Wants.Where("/n", "1") with { Retry = Wants.ThreeTries });
        Assert.Equal((CatalogStatus.Done, subscription.Revision), (again.Status, again.Subscription!.Revision));
        Assert.Equal(subscription.Revision + 1, Put(where with { Retry = null }).Subscription!.Revision);
    }

    [Fact]
    public void Another_source_takes_over_positions_that_were_passed_without_it()
    {
        _world.Create();
        Assert.Equal(CatalogStatus.OtherSource, Put(Wants.Topic).Status);
        var carts = Wants.Orders with { Source = SubscriptionSource.Collection("carts") };
        Assert.Equal(CatalogStatus.OtherSource, Put(carts).Status);
        Assert.Equal(Wants.Orders.Source, _world.Find().Definition.Source);
    }

    [Fact]
    public void A_subscription_goes_on_from_one_of_its_name_that_was_deleted()
    {
        var first = _world.Create();
        _world.Log.Put(1, "orders/1");
        _world.Receiver.Answer = _ => DeliveryOutcome.Refused("no");
        DeliverSlots(first);
        Assert.Equal(CatalogStatus.Done, _world.Scheduler.Run(_world.NewNode().Delete()).Status);
        Assert.Equal(CatalogStatus.Missing, _world.Scheduler.Run(_world.NewNode().Delete()).Status);
        _world.Log.Put(1, "orders/1");
        Assert.Equal(DeliveryStatus.Gone, _world.Scheduler.Run(_world.NewNode().Deliver(first, 1)).Status);

        _world.Receiver.Answer = _ => DeliveryOutcome.Delivered;
        var second = _world.Create(isFromStart: true);
        Assert.Empty(_world.DeadLetters());
        Assert.Equal(DeliveryStatus.Gone, _world.Scheduler.Run(_world.NewNode().Deliver(first, 1)).Status);
        DeliverSlots(second);
        Assert.Equal(["mail/1/1", "mail/1/2"], _world.Receiver.Taken);
    }

    [Fact]
    public void A_deleted_subscription_leaves_records_behind()
    {
        var subscription = _world.Create();
        for (var number = 0; number < 250; number++)
            _world.Log.Put(1, "orders/1");
        _world.Receiver.Answer = _ => DeliveryOutcome.Refused("no");
        DeliverSlots(subscription);
        Assert.Equal(250, _world.DeadLetters().Count);
        _world.Scheduler.Run(_world.NewNode().Delete());
        Assert.True(_world.Scheduler.Run(new Remains(_world.Records).ClearAsync()));
        Assert.Empty(_world.Records.Records);
    }

    [Fact]
    public void A_crash_at_some_request_leaves_half_a_subscription_or_what_nobody_finds()
    {
        foreach (var isAfter in new[] { false, true })
        {
            for (var (number, isStruck) = (0, true); isStruck; number++)
            {
                var world = new SubscriptionWorld();
                isStruck = CrashAt(world, number, isAfter, async node =>
                {
                    await node.Put(Wants.Orders);
                    await node.Pause();
                    await node.Delete();
                });
                var found = world.Scheduler.Run(world.NewNode().Find());
                if (found is not null)
                    world.Scheduler.Run(world.NewNode().Delete());
                Assert.True(world.Scheduler.Run(new Remains(world.Records).ClearAsync()));
                Assert.Empty(world.Records.Records);
            }
        }
    }

    [Fact]
    public void A_lost_answer_creates_two_pauses_nothing_or_deletes_what_came_after()
    {
        foreach (var kind in new[] { FaultKind.LoseRequest, FaultKind.LoseReply })
        {
            for (var (number, isStruck) = (0, true); isStruck; number++)
            {
                var world = new SubscriptionWorld();
                var node = world.NewNode();
                (isStruck, var strike) = (false, number);
                world.Network.Faults = new ScriptedFaults(effect =>
                {
                    if (effect.Host != node.Host || effect.Number != strike)
                        return FaultDecision.None;
                    isStruck = true;
                    return FaultDecision.Of(kind);
                });
                RepeatUntilKnown(world, () => node.Put(Wants.Orders));
                RepeatUntilKnown(world, () => node.Put(Wants.Where("/n", "1")));
                Assert.Equal("/n", world.Find().Definition.Where.Single().Path.Text);
                RepeatUntilKnown(world, () => node.Restart());
                Assert.Equal(1, world.Find().Course);
                RepeatUntilKnown(world, () => node.Delete());
                Assert.True(world.Scheduler.Run(new Remains(world.Records).ClearAsync()));
                Assert.Empty(world.Records.Records);
            }
        }
    }

    [Fact]
    public void A_deletion_whose_answer_was_lost_deletes_what_was_created_after_it()
    {
        var first = _world.Create();
        var node = _world.NewNode();
        _world.Network.Faults = new ScriptedFaults(effect => effect.Host == node.Host
            && effect.Kind == EffectKind.CommitRecords ? FaultDecision.Of(FaultKind.LoseReply) : FaultDecision.None);
        var deletion = node.Delete();
        _world.Scheduler.RunFor(TimeSpan.FromMilliseconds(500));
        var second = _world.Create();
        Assert.Equal(CatalogStatus.Done, _world.Scheduler.Run(deletion).Status);
        Assert.NotEqual(first.Generation, second.Generation);
        Assert.Equal(second.Generation, _world.Find().Generation);
    }

    [Fact]
    public void A_name_that_two_create_at_once_is_there_twice()
    {
        var (one, two) = (_world.NewNode(), _world.NewNode());
        var (first, second) = (one.Put(Wants.Orders), two.Put(Wants.Orders));
        var answers = new[] { _world.Scheduler.Run(first), _world.Scheduler.Run(second) };
        Assert.Equal([CatalogStatus.Done, CatalogStatus.Created], answers.Select(answer => answer.Status).Order());
        Assert.Single(answers.Select(answer => answer.Subscription!.Generation).Distinct());
    }

    [Fact]
    public void A_silent_log_creates_a_subscription_that_begins_anywhere()
    {
        _world.Log.IsSilent = true;
        Assert.Equal(CatalogStatus.Unknown, Put(Wants.Orders).Status);
        Assert.Empty(_world.Records.Records);
    }

    [Fact]
    public void There_is_no_end_of_subscriptions()
    {
        for (var number = 0; number < Limits.SubscriptionsMax; number++)
            _world.Create(name: string.Create(CultureInfo.InvariantCulture, $"n{number}"));
        Assert.Equal(CatalogStatus.TooMany, Put(Wants.Orders).Status);
        Assert.Equal(
            CatalogStatus.Done, _world.Scheduler.Run(_world.NewNode().Put(Wants.Where("/n", "1"), name: "n7")).Status);
    }

    static void RepeatUntilKnown(SubscriptionWorld world, Func<Task<CatalogAnswer>> change)
    {
        for (var round = 0; round < 3; round++)
        {
            if (world.Scheduler.Run(change()).Status != CatalogStatus.Unknown)
                return;
        }

        Assert.Fail("One lost answer, and nobody knows for ever.");
    }

    static bool CrashAt(SubscriptionWorld world, int number, bool isAfter, Func<SubscriptionNode, Task> work)
    {
        var node = world.NewNode();
        var crash = new CrashAt(node.Host, number, isAfter);
        world.Network.Faults = crash;
        var run = node.Host.Start(() => work(node));
        world.Scheduler.RunUntil(() => run.IsCompleted || !node.Host.IsAlive);
        world.Network.Faults = new NoFaults();
        return crash.HasStruck;
    }

    CatalogAnswer Put(SubscriptionDefinition definition) =>
        _world.Scheduler.Run(_world.NewNode().Put(definition));

    void DeliverSlots(Subscription subscription)
    {
        for (var slot = 0; slot < SubscriptionWorld.Slots; slot++)
            _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, slot));
    }
}

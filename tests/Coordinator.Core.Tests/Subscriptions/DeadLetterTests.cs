using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Core.Subscriptions.Replays;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>Events that are put aside, and sent again.</summary>
public class DeadLetterTests
{
    readonly SubscriptionWorld _world = new();
    readonly HashSet<string> _bad = [];

    public DeadLetterTests() => _world.Receiver.Answer = delivery => _bad.Contains(delivery.Id)
        ? DeliveryOutcome.Refused("gone") : DeliveryOutcome.Delivered;

    [Fact]
    public void A_refused_event_is_tried_again_or_stops_the_slot()
    {
        var subscription = Filled(4, Wants.Orders, "mail/1/2", "mail/1/3");
        Assert.Equal(DeliveryStatus.CaughtUp, Deliver(subscription).Status);
        Assert.Equal(Wants.Ids(1, 1, 4), _world.Receiver.Taken);
        Assert.Equal(4, _world.Receiver.Arrivals.Count);
        Assert.Equal(Wants.Ids(1, 2, 3), _world.DeadLetters());
        Assert.Equal(2, _world.CursorOf(1).DeadLetters);
    }

    [Fact]
    public void A_dead_letter_does_not_say_what_it_was_and_why()
    {
        var subscription = _world.Create(Wants.Topic with { Retry = Wants.ThreeTries });
        _world.Receiver.Answer = _ => DeliveryOutcome.Failed("503");
        var published = _world.Log.Publish(1, "news", "1");
        _world.Scheduler.Run(_world.NewNode().DeliverToEnd(subscription, 1));
        var letter = Assert.Single(List(subscription)).Letter;
        Assert.Equal(("mail/1/1/0", new SlotId(1), 1, 0), (letter.Id, letter.Slot, letter.Sequence, letter.Message));
        Assert.Equal((published.Transaction, published.CommitTime), (letter.Transaction, letter.CommitTime));
        Assert.Equal((3, "503"), (letter.Attempts, letter.Reason));
        Assert.Equal(_world.Receiver.Arrivals[^1].At, letter.At, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_replayed_dead_letter_stays_or_carries_something_else()
    {
        var subscription = Filled(3, Wants.Where("/n", "1"), "mail/1/1", "mail/1/3");
        Deliver(subscription);
        var first = _world.Receiver.Arrivals[0].Delivery;
        _bad.Remove("mail/1/1");
        // What was found by the old filter is sent to the new target.
        Put(Wants.Where("/n", "2") with { Target = new QueueTarget("other") });
        var report = Replay(_world.Find());
        Assert.Equal(new DeadLetterReport { Delivered = 1, Failed = 1, Left = 1 }, report);
        Assert.Equal(["mail/1/3"], _world.DeadLetters());
        Assert.Equal(1, _world.CursorOf(1).DeadLetters);
        var again = _world.Receiver.Arrivals[^2].Delivery;
        Assert.Equal((first.Id, first.Event), (again.Id, again.Event));
        Assert.Equal(first.Changes.AsEnumerable(), again.Changes.AsEnumerable());
        Assert.Equal(new QueueTarget("other"), again.Target);
        Assert.Equal(2, Assert.Single(List(subscription)).Letter.Attempts);
        Assert.Null(_world.CursorOf(1).Lease);
    }

    [Fact]
    public void A_dead_letter_that_fails_again_after_its_slot_was_sent_back_stops_the_slot()
    {
        var subscription = Filled(3, Wants.Orders, "mail/1/2");
        Deliver(subscription);
        _world.Scheduler.Run(_world.NewNode().Restart());
        Assert.Equal(DeliveryStatus.CaughtUp, Deliver(_world.Find()).Status);
        Assert.Equal([.. Wants.Ids(1, 1, 3), .. Wants.Ids(1, 1, 3)], _world.Receiver.Taken);
        Assert.Equal(["mail/1/2"], _world.DeadLetters());
        Assert.Equal(1, _world.CursorOf(1).DeadLetters);
    }

    [Fact]
    public void Dead_letters_of_a_busy_slot_are_sent_beside_its_deliverer()
    {
        var subscription = Filled(1, Wants.Orders, "mail/1/1");
        Deliver(subscription);
        _world.Log.Put(1, "orders/2");
        var node = _world.NewNode();
        _world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Host == node.Host && effect.Subject == "mail/1/2" ? FaultKind.CrashBefore : FaultKind.None));
        _ = node.Deliver(subscription, 1);
        _world.Scheduler.RunUntil(() => !node.Host.IsAlive);
        _bad.Clear();
        Assert.Equal(new DeadLetterReport { Left = 1 }, Replay(subscription));
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(36));
        Assert.Equal(new DeadLetterReport { Delivered = 1 }, Replay(subscription));
    }

    [Fact]
    public void A_crash_in_the_middle_of_a_replay_loses_a_dead_letter()
    {
        foreach (var isAfter in new[] { false, true })
        {
            for (var (number, isStruck) = (0, true); isStruck; number++)
            {
                var test = new DeadLetterTests();
                isStruck = test.CrashAndReplay(number, isAfter);
            }
        }
    }

    [Fact]
    public void More_dead_letters_than_fit_a_page_are_left_out()
    {
        var subscription = Filled(230, Wants.Orders, [.. Wants.Ids(1, [.. Enumerable.Range(1, 230)])]);
        while (Deliver(subscription).Status != DeliveryStatus.CaughtUp)
        {
        }

        Assert.Equal(230, _world.CursorOf(1).DeadLetters);
        _bad.Clear();
        Assert.Equal(new DeadLetterReport { Delivered = 230 }, Replay(subscription));
        Assert.Equal(Wants.Ids(1, [.. Enumerable.Range(1, 230)]), _world.Receiver.Taken);
    }

    bool CrashAndReplay(int number, bool isAfter)
    {
        var subscription = Filled(4, Wants.Orders, "mail/1/1", "mail/1/2", "mail/1/4");
        Deliver(subscription);
        _bad.Clear();
        var node = _world.NewNode();
        var crash = new CrashAt(node.Host, number, isAfter);
        _world.Network.Faults = crash;
        var replay = node.ReplayDeadLetters(subscription);
        _world.Scheduler.RunUntil(() => replay.IsCompleted || !node.Host.IsAlive);
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(36));
        Assert.Equal(0, Replay(subscription)!.Left);
        var taken = _world.Receiver.Taken.Skip(1).ToList();
        Assert.Equal(Wants.Ids(1, 1, 2, 4), taken.Distinct());
        Assert.InRange(taken.Count, 3, 4);
        Assert.Equal(0, _world.CursorOf(1).DeadLetters);
        Assert.Equal(DeliveryStatus.CaughtUp, Deliver(subscription).Status);
        return crash.HasStruck;
    }

    Subscription Filled(int events, SubscriptionDefinition definition, params string[] bad)
    {
        _bad.UnionWith(bad);
        var subscription = _world.Create(definition);
        for (var number = 0; number < events; number++)
            _world.Log.Put(1, "orders/1", """{"n":1}""");
        return subscription;
    }

    DeliveryReport Deliver(Subscription subscription) =>
        _world.Scheduler.Run(_world.NewNode().DeliverAll(subscription, 1));

    void Put(SubscriptionDefinition definition) => Assert.Equal(
        CatalogStatus.Done, _world.Scheduler.Run(_world.NewNode().Put(definition)).Status);

    DeadLetterReport? Replay(Subscription subscription) =>
        _world.Scheduler.Run(_world.NewNode().ReplayDeadLetters(subscription));

    ImmutableArray<StoredDeadLetter> List(Subscription subscription) =>
        _world.Scheduler.Run(new DeadLetterBox(_world.Records).ListAsync(subscription, after: null, 100))!.Value;
}

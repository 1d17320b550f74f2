using Coordinator.Core.Records;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Simulation.Subscriptions;

/// <summary>
/// Hosts that come and go, requests that get lost, late and doubled, receivers that fail, operators that pause and
/// change. Afterwards everything heals, and every event must have been delivered, in order.
/// </summary>
sealed class SubscriptionNemesis
{
    const int HostCount = 3;
    static readonly TimeSpan Length = TimeSpan.FromMinutes(3);
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan SkewMax = TimeSpan.FromSeconds(2);
    static readonly RetryPolicy Retry = new(4, TimeSpan.FromMilliseconds(200), 2, TimeSpan.FromSeconds(2));

    static readonly FaultRates Rates = new()
    {
        LostRequests = 0.02,
        LostReplies = 0.02,
        LateWrites = 0.02,
        DuplicateWrites = 0.02,
        Crashes = 0.005,
        LatestArrival = TimeSpan.FromSeconds(20),
    };

    readonly SubscriptionWorld _world;
    readonly SubscriptionNode?[] _nodes = new SubscriptionNode?[HostCount];
    readonly HashSet<string> _putAside = [];
    readonly DateTimeOffset _end;
    int _deaths;

    /// <param name="seed">Decides every choice.</param>
    /// <param name="decorate">Put between each deliverer and the records: where a condition is taken out.</param>
    public SubscriptionNemesis(int seed, Func<IRecordStore, IRecordStore>? decorate = null)
    {
        _world = new SubscriptionWorld(seed, Latency.Ragged) { Decorate = decorate ?? (records => records) };
        _world.Create(Wants.Topic with { Retry = Retry }, name: "topic");
        _world.Create(Wants.Where("/n", "1") with { Retry = Retry }, name: "orders");
        _end = _world.Scheduler.Now + Length;
        _world.Log.PageMax = 1 + _world.Scheduler.Random.Next(20);
        _world.Receiver.Answer = Answer;
        _world.Network.OnSent = Watch;
        _world.Network.Faults = new RandomFaults(Rates, Random);
    }

    Random Random => _world.Scheduler.Random;

    /// <returns>How many deliveries were taken, and how many were put aside on the way.</returns>
    public (int Taken, int PutAside) Run() => FailureStory.Of(_world.Scheduler, _world.Network.Trace.ToString, () =>
    {
        Pulse();
        _world.Scheduler.RunUntil(() => _world.Scheduler.Now >= _end);
        Heal();
        foreach (var name in new[] { "topic", "orders" })
            Settle(name);
        RequireAll();
        RequireOrder();
        Require(_world.Flights.Most == 1, $"{_world.Flights.Most} deliveries of a slot at once");
        return (_world.Receiver.Taken.Distinct().Count(), _putAside.Count);
    });

    /// <summary>What happened.</summary>
    public Tally Tally()
    {
        var tally = new Tally
        {
            ["events for subscriptions"] = _world.Log.Events.Length,
            ["deliveries"] = _world.Receiver.Arrivals.Count,
            ["deliveries put aside"] = _putAside.Count,
            [Figures.Crashes] = _deaths,
        };
        tally.Add(NetworkTally.Of(_world.Network));
        return tally;
    }

    void Pulse()
    {
        for (var number = 0; number < HostCount; number++)
        {
            if (_nodes[number] is { Host.IsAlive: true })
                continue;
            _deaths += _nodes[number] is null ? 0 : 1;
            _nodes[number] = Begin();
        }

        Append();
        Sometimes(0.02, node => node.Pause("topic"));
        Sometimes(0.1, node => node.Resume("topic"));
        Sometimes(0.02, node => node.Put(Wants.Where("/n", "1") with
        {
            Retry = Retry,
            Target = new QueueTarget($"q{Random.Next(3)}"),
        }, name: "orders"));
        Sometimes(0.02, async node =>
        {
            if (await node.Find("orders") is { } found)
                await node.ReplayDeadLetters(found);
        });
        if (_world.Scheduler.Now < _end)
            _world.Scheduler.Schedule(null, Beat, Pulse);
    }

    void Append()
    {
        var slot = Random.Next(SubscriptionWorld.Slots);
        _ = Random.Next(4) switch
        {
            0 => _world.Log.Put(slot, "orders/1", """{"n":1}"""),
            1 => _world.Log.Put(slot, "orders/1", """{"n":2}"""),
            2 => _world.Log.Publish(slot, "news", [.. Enumerable.Range(0, 1 + Random.Next(3)).Select(n => $"{n}")]),
            _ => _world.Log.Put(slot, "carts/1"),
        };
    }

    SubscriptionNode Begin()
    {
        var node = _world.NewNode(skew: SkewMax * (2 * Random.NextDouble() - 1));
        var random = new Random(Random.Next());
        _ = node.Host.Start(() => WorkAsync(node, random));
        return node;
    }

    async Task WorkAsync(SubscriptionNode node, Random random)
    {
        while (_world.Scheduler.Now < _end)
        {
            var name = random.Next(2) == 0 ? "topic" : "orders";
            if (await node.Find(name) is { } found)
                await node.DeliverAll(found, random.Next(SubscriptionWorld.Slots));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100)), node.Host.Time);
        }
    }

    DeliveryOutcome Answer(Delivery delivery) => Random.Next(100) switch
    {
        < 2 => DeliveryOutcome.Refused("never"),
        < 15 => DeliveryOutcome.Failed("not now"),
        < 17 => DeliveryOutcome.Failed("not now", TimeSpan.FromSeconds(5)),
        _ => DeliveryOutcome.Delivered,
    };

    // A delivery that is given up may still arrive, or is sent again much later: it has no place in the order.
    void Watch(EffectEvent effect)
    {
        foreach (var insert in effect.RecordWrites.OfType<InsertRecord>())
        {
            if (insert.Key.Name.StartsWith("dead/", StringComparison.Ordinal))
                _putAside.Add($"{insert.Key.Partition.Split('/')[1]} {insert.Key.Name}");
        }
    }

    static string RecordOf(Delivery delivery) =>
        $"{delivery.Subscription} dead/{delivery.Event.Slot.Value:D4}/{delivery.Event.Sequence:D19}"
        + $"/{delivery.Message ?? 0:D3}";

    void Heal()
    {
        _world.Network.Faults = new NoFaults();
        foreach (var node in _nodes)
            node!.Host.Crash();
        // What is late arrives, what was taken becomes free.
        _world.Scheduler.RunFor(TimeSpan.FromMinutes(1));
        _world.Receiver.Answer = _ => DeliveryOutcome.Delivered;
    }

    void Settle(string name)
    {
        var node = _world.NewNode("settle");
        Require(_world.Scheduler.Run(node.Resume(name)).Status == CatalogStatus.Done, $"{name} was not resumed");
        for (var slot = 0; slot < SubscriptionWorld.Slots; slot++)
            _world.Scheduler.Run(node.DeliverToEnd(_world.Find(name), slot));
        var left = _world.Scheduler.Run(node.ReplayDeadLetters(_world.Find(name)))!.Left;
        Require(left == 0, $"{left} dead letters of {name} are left");
    }

    void RequireAll()
    {
        var orders = _world.Log.Events
            .Where(found => found.Changes.Any(change =>
                change.Item.Collection == "orders" && change.Value == """{"n":1}"""))
            .Select(found => Delivery.IdOf("orders", found.Slot, found.Sequence, message: null));
        var messages = _world.Log.Events.SelectMany(found => Enumerable.Range(0, found.Messages.Length)
            .Select(index => Delivery.IdOf("topic", found.Slot, found.Sequence, index)));
        var wanted = orders.Concat(messages).ToHashSet(StringComparer.Ordinal);
        var taken = _world.Receiver.Taken.ToHashSet(StringComparer.Ordinal);
        Require(wanted.SetEquals(taken), $"missing: {string.Join(' ', wanted.Except(taken))}; "
            + $"not asked for: {string.Join(' ', taken.Except(wanted))}");
    }

    void RequireOrder()
    {
        var taken = _world.Receiver.Arrivals.Where(arrival => arrival.Outcome.IsDelivered)
            .Select(arrival => arrival.Delivery).Where(delivery => !_putAside.Contains(RecordOf(delivery)))
            .DistinctBy(delivery => delivery.Id);
        foreach (var slot in taken.GroupBy(delivery => (delivery.Subscription, delivery.Event.Slot)))
        {
            var order = slot.Select(delivery => (delivery.Event.Sequence, delivery.Message)).ToList();
            Require(order.Order().SequenceEqual(order), $"{slot.Key} was delivered as {string.Join(' ', order)}");
        }
    }

    void Require(bool condition, string problem)
    {
        if (!condition)
            throw new SimulationFailedException(_world.Scheduler, problem);
    }

    void Sometimes(double share, Func<SubscriptionNode, Task> work)
    {
        if (Random.NextDouble() < share)
            _ = work(_nodes[Random.Next(HostCount)]!);
    }
}

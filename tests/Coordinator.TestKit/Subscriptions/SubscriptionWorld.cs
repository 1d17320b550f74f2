using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Stores;

namespace Coordinator.TestKit.Subscriptions;

/// <summary>Hosts with deliverers on them, between a log, the records and the targets.</summary>
public sealed class SubscriptionWorld
{
    /// <summary>Slots of the deployment.</summary>
    public const int Slots = 4;

    int _nodes;

    public SubscriptionWorld(int seed = 1, Latency? latency = null)
    {
        Scheduler = new SimScheduler(seed, isShuffled: latency is not null);
        Network = new SimNetwork(Scheduler, latency ?? Latency.Fixed);
        Receiver = new SimReceiver(Scheduler);
    }

    public SimScheduler Scheduler { get; }

    public SimNetwork Network { get; }

    public SimulatedRecords Records { get; } = new();

    public DeliveryLog Log { get; } = new();

    public SimReceiver Receiver { get; }

    public FlightRecorder Flights { get; } = new();

    public DeliveryTimings Timings { get; init; } = new();

    /// <summary>Put between each deliverer and the records.</summary>
    public Func<IRecordStore, IRecordStore> Decorate { get; init; } = records => records;

    /// <summary>A definition with a queue as target.</summary>
    public static SubscriptionDefinition Definition(SubscriptionSource? source = null) =>
        new() { Source = source ?? SubscriptionSource.Collection("orders"), Target = new QueueTarget("mail") };

    /// <summary>Starts a host.</summary>
    public SubscriptionNode NewNode(string? name = null, TimeSpan skew = default) =>
        new(this, name ?? $"host {_nodes++}", skew);

    /// <summary>Creates a subscription that begins with what is next, by a host of its own.</summary>
    public Subscription Create(
        SubscriptionDefinition? definition = null, bool isFromStart = false, string name = "mail")
    {
        var answer = Scheduler.Run(NewNode("founder").Put(definition ?? Definition(), isFromStart, name));
        if (answer.Status != CatalogStatus.Created)
            throw new InvalidOperationException($"Not created: {answer.Status}.");
        return answer.Subscription!;
    }

    /// <summary>The subscription as it is stored.</summary>
    public Subscription Find(string name = "mail") =>
        Scheduler.Run(NewNode("reader").Find(name)) ?? throw new InvalidOperationException("There is none.");

    /// <summary>The cursor of a slot as it is stored.</summary>
    public Cursor CursorOf(int slot, string name = "mail")
    {
        var subscription = Find(name);
        var heads = Enumerable.Range(0, Slots).Select(_ => 0L);
        var progress = Scheduler.Run(new ProgressReader(Records).ReadAsync(subscription, [.. heads]));
        return progress!.Value.Single(found => found.Slot == new SlotId(slot)).Cursor;
    }

    /// <summary>The ids of a subscription's dead letters.</summary>
    public List<string> DeadLetters(string name = "mail")
    {
        var listed = Scheduler.Run(new DeadLetterBox(Records).ListAsync(Find(name), after: null, 1000));
        return [.. listed!.Value.Select(found => found.Letter.Id)];
    }
}

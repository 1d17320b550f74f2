using Azure.Storage.Queues.Models;
using Coordinator.Simulation.Systems.Hosts;

namespace Coordinator.Simulation.Systems.Queues;

/// <summary>
/// A storage queue with a function on each host that takes from it. A message is served at least once: one whose host
/// died, or whose deletion got lost, shows again when its lease has ended; one that fails too often is put aside.
/// </summary>
sealed class SimQueue(SystemWorld world, string name)
{
    const int DeliveriesMax = 5;
    const double LostDeletions = 0.01;

    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);
    static readonly TimeSpan PollingMost = TimeSpan.FromMilliseconds(200);

    readonly HashSet<SimMessage> _messages = [];
    int _sent;

    /// <summary>Messages that were not served yet.</summary>
    public int Count => _messages.Count;

    /// <summary>Messages that failed too often.</summary>
    public List<SimMessage> Poisoned { get; } = [];

    /// <summary>A message arrives.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="delay">How long nobody sees it.</param>
    public void Put(string text, TimeSpan delay)
    {
        var message = new SimMessage(_sent++, text);
        _messages.Add(message);
        Later(delay + Polling(), () => Offer(message));
    }

    void Offer(SimMessage message)
    {
        if (!_messages.Contains(message))
            return;
        if (world.Faults.IsHubOut || world.AnyHost() is not { } host)
        {
            Later(LookAgainAfter, () => Offer(message));
            return;
        }

        message.Deliveries++;
        world.Counts.Messages++;
        if (message.Deliveries > 1)
            world.Counts.MessagesRepeated++;
        var delivery = message.Deliveries;
        _ = host.Sim.Start(() => ServeAsync(host, message, delivery));
        Later(Lease, () => Watch(host, message, delivery));
    }

    /// <summary>A host that lives renews its lease.</summary>
    void Watch(SystemHost host, SimMessage message, int delivery)
    {
        if (!_messages.Contains(message) || message.Deliveries != delivery)
            return;
        if (host.Sim is { IsAlive: true, IsPaused: false } && message.ServedLast != delivery)
            Later(Lease, () => Watch(host, message, delivery));
        else
            Offer(message);
    }

    async Task ServeAsync(SystemHost host, SimMessage message, int delivery)
    {
        var isDone = await host.ServeAsync(name, QueuesModelFactory.QueueMessage(
            message.Id, $"receipt {delivery}", new BinaryData(message.Text), delivery, nextVisibleOn: null,
            insertedOn: world.Scheduler.Now, expiresOn: null));
        message.ServedLast = delivery;
        if (isDone)
        {
            // Else it shows again when its lease has ended.
            if (world.Faults.IsOver || world.Random.NextDouble() >= LostDeletions)
                _messages.Remove(message);
        }
        else if (delivery >= DeliveriesMax)
        {
            _messages.Remove(message);
            Poisoned.Add(message);
        }
        else
        {
            Later(Polling(), () => Offer(message));
        }
    }

    TimeSpan Polling() => PollingMost * world.Random.NextDouble();

    void Later(TimeSpan delay, Action action) => world.Scheduler.Schedule(null, delay, action);
}

using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Core.Subscriptions.Replays;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Subscriptions;

/// <summary>A simulated host with the real deliverer on it.</summary>
public sealed class SubscriptionNode
{
    readonly SubscriptionCatalog _catalog;
    readonly Deliverer _deliverer;
    readonly PositionReplay _positions;
    readonly DeadLetterReplay _deadLetters;

    public SubscriptionNode(SubscriptionWorld world, string name, TimeSpan skew)
    {
        Host = new SimHost(world.Scheduler, name, skew);
        var records = new SimRecordLink(Host, world.Network, world.Records);
        var log = new SimLogLink(Host, world.Network, world.Log);
        var deliveries = new SimDeliveries(Host, world.Network, world.Receiver, world.Flights);
        _catalog = new SubscriptionCatalog(records, log, Host.Ids, Host.Time, SubscriptionWorld.Slots);
        _deliverer = new Deliverer(log, world.Decorate(records), deliveries, Host.Ids, Host.Time, world.Timings);
        _positions = new PositionReplay(records, log, _catalog);
        _deadLetters = new DeadLetterReplay(log, records, deliveries, _catalog, Host.Ids, Host.Time, world.Timings);
    }

    public SimHost Host { get; }

    public Task<CatalogAnswer> Put(SubscriptionDefinition definition, bool isFromStart = false, string name = "mail") =>
        Host.Start(() => _catalog.PutAsync(name, definition, isFromStart));

    public Task<CatalogAnswer> Pause(string name = "mail") => Host.Start(() => _catalog.PauseAsync(name));

    public Task<CatalogAnswer> Resume(string name = "mail") => Host.Start(() => _catalog.ResumeAsync(name));

    public Task<CatalogAnswer> Restart(string name = "mail") => Host.Start(() => _catalog.RestartAsync(name));

    public Task<CatalogAnswer> Delete(string name = "mail") => Host.Start(() => _catalog.DeleteAsync(name));

    public Task<Subscription?> Find(string name = "mail") =>
        Host.Start(async () => (await _catalog.FindAsync(name)).Subscription);

    /// <summary>One run.</summary>
    public Task<DeliveryReport> Deliver(Subscription subscription, int slot, CancellationToken stop = default) =>
        Host.Start(() => _deliverer.DeliverAsync(subscription, new SlotId(slot), stop));

    /// <summary>Runs until there is nothing to do at once.</summary>
    public Task<DeliveryReport> DeliverAll(Subscription subscription, int slot) => Host.Start(async () =>
    {
        DeliveryReport report;
        do
            report = await _deliverer.DeliverAsync(subscription, new SlotId(slot), CancellationToken.None);
        while (report.Status == DeliveryStatus.More);
        return report;
    });

    /// <summary>Runs, and waits as long as its reports ask for, until the slot is dealt with.</summary>
    public Task DeliverToEnd(Subscription subscription, int slot) => Host.Start(async () =>
    {
        while (true)
        {
            var report = await _deliverer.DeliverAsync(subscription, new SlotId(slot), CancellationToken.None);
            if (report.Status is DeliveryStatus.CaughtUp or DeliveryStatus.Gone or DeliveryStatus.Paused)
                return;
            var pause = report.Status == DeliveryStatus.Unavailable
                ? TimeSpan.FromSeconds(1)
                : report.NextAt - Host.Time.GetUtcNow();
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause.Value, Host.Time);
        }
    });

    public Task<RewindAnswer> Rewind(Subscription subscription, int slot, long after) =>
        Host.Start(() => _positions.SetAsync(subscription, new SlotId(slot), after));

    public Task<DeadLetterReport?> ReplayDeadLetters(Subscription subscription) =>
        Host.Start(() => _deadLetters.RunAsync(subscription, CancellationToken.None));
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Subscriptions;

/// <summary>
/// Runs the deliverers of one host. Whoever pumps calls <see cref="RunAsync"/> with the slots that have new events, <see
/// cref="RunDueAsync"/> every second or so, and <see cref="SweepAsync"/> every minute or so. All three may run at the
/// same time, on many hosts, and last as long as the targets let them; none of them fails because a subscription does.
/// </summary>
public sealed class SubscriptionRunner
{
    /// <summary>Slots of one subscription at once, so that a slow target does not keep the others waiting.</summary>
    const int ParallelMax = 8;

    static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);

    readonly LiveSubscriptions _live;
    readonly Deliverer _deliverer;
    readonly SubscriptionNet _net;
    readonly HostMetrics _metrics;
    readonly TimeProvider _time;
    readonly ILogger<SubscriptionRunner> _log;
    readonly DueTimes _due = new();
    readonly SlotTurns _turns = new();
    readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);

    internal SubscriptionRunner(
        LiveSubscriptions live, Deliverer deliverer, SubscriptionNet net, HostMetrics metrics, TimeProvider time,
        ILogger<SubscriptionRunner> log) =>
        (_live, _deliverer, _net, _metrics, _time, _log) = (live, deliverer, net, metrics, time, log);

    /// <summary>Delivers what is new in some slots to all subscriptions.</summary>
    /// <param name="slots">Slots that have, or may have, new events.</param>
    /// <param name="stop">Begins no further delivery.</param>
    public async Task RunAsync(IReadOnlyCollection<SlotId> slots, CancellationToken stop) =>
        await Task.WhenAll((await ActiveAsync()).Select(subscription => RunAsync(subscription, slots, stop)));

    /// <summary>
    /// Delivers what waited for its next try, and looks at subscriptions that are new or changed since the last call.
    /// </summary>
    /// <param name="stop">Begins no further delivery.</param>
    public async Task RunDueAsync(CancellationToken stop)
    {
        var active = await ActiveAsync();
        var changed = active.Where(found => _seen.GetValueOrDefault(found.Generation, -1) != found.Revision).ToList();
        if (changed.Count > 0 && await LookAsync(changed))
        {
            foreach (var subscription in changed)
                _seen[subscription.Generation] = subscription.Revision;
        }

        var due = _due.Take(_time.GetUtcNow()).ToLookup(slot => slot.Subscription.Generation, slot => slot.Slot);
        await Task.WhenAll(active.Select(subscription =>
            RunAsync(subscription, [.. due[subscription.Generation]], stop)));
    }

    /// <summary>
    /// The net: finds what any host forgot, and removes what deleted subscriptions left. A few requests for each
    /// subscription, and one for each slot.
    /// </summary>
    /// <param name="stop">Begins no further delivery.</param>
    public async Task SweepAsync(CancellationToken stop)
    {
        if (!await _net.ClearAsync())
            _log.SubscriptionsUnanswered("removal of what is left of deleted ones");
        await LookAsync(await ActiveAsync());
        await RunDueAsync(stop);
    }

    async Task<ImmutableArray<Subscription>> ActiveAsync()
    {
        if (await _live.ListAsync() is { } known)
            return [.. known.Where(subscription => subscription.State == SubscriptionState.Active)];
        _log.SubscriptionsUnanswered("list of subscriptions");
        return [];
    }

    /// <summary>Notes when which slots are due.</summary>
    async Task<bool> LookAsync(IReadOnlyCollection<Subscription> subscriptions)
    {
        if (await _net.FindAsync(subscriptions) is not { } found)
        {
            _log.SubscriptionsUnanswered("look at positions");
            return false;
        }

        foreach (var (subscription, slot) in found)
            _due.Add(subscription, slot.Slot, slot.At);
        return true;
    }

    Task RunAsync(Subscription subscription, IReadOnlyCollection<SlotId> slots, CancellationToken stop) =>
        Parallel.ForEachAsync(
            slots,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelMax },
            async (slot, _) => await RunAsync(subscription, slot, stop));

    async Task RunAsync(Subscription subscription, SlotId slot, CancellationToken stop)
    {
        if (!_turns.TryBegin(subscription.Generation, slot))
            return;
        try
        {
            do
                await DeliverAsync(subscription, slot, stop);
            while (!_turns.TryEnd(subscription.Generation, slot));
        }
#pragma warning disable CA1031 // One subscription's slot must not stop the others; it is told, and tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _turns.End(subscription.Generation, slot);
            _log.DeliveriesFailed(e, subscription.Name, slot.Value);
            _due.Add(subscription, slot, _time.GetUtcNow() + PauseAfterFault);
        }
    }

    async Task DeliverAsync(Subscription subscription, SlotId slot, CancellationToken stop)
    {
        DeliveryReport report;
        do
        {
            report = await _deliverer.DeliverAsync(subscription, slot, stop);
            _metrics.Delivered(report.Delivered, report.DeadLettered);
            if (report.DeadLettered > 0)
                _log.DeadLettered(subscription.Name, slot.Value, report.DeadLettered);
        }
        while (report.Status == DeliveryStatus.More && !stop.IsCancellationRequested);

        if (report.Status == DeliveryStatus.Unavailable)
            _due.Add(subscription, slot, _time.GetUtcNow() + PauseAfterFault);
        else if (report.NextAt is { } next)
            _due.Add(subscription, slot, next);
    }
}

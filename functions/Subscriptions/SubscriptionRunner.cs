using System.Collections.Concurrent;
using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Telemetry;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Subscriptions;

/// <summary>
/// Runs the deliverers of one host. Its methods may run at the same time, on many hosts, and last as long as the
/// targets let them, except <see cref="LookAsync"/>; what fails in one slot of one subscription is logged and tried
/// again, and disturbs nobody else.
/// </summary>
public sealed class SubscriptionRunner
{
    static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);

    readonly LiveSubscriptions _live;
    readonly Deliverer _deliverer;
    readonly SubscriptionNet _net;
    readonly HostMetrics _metrics;
    readonly TimeProvider _time;
    readonly ILogger<SubscriptionRunner> _log;
    readonly DueTimes _due = new();
    readonly SlotTurns _turns = new();
    readonly SubscriptionLanes _lanes = new();
    readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<(string Generation, SlotId Slot), (int Revision, long Position)> _reached = new();

    internal SubscriptionRunner(
        LiveSubscriptions live, Deliverer deliverer, SubscriptionNet net, HostMetrics metrics, TimeProvider time,
        ILogger<SubscriptionRunner> log) =>
        (_live, _deliverer, _net, _metrics, _time, _log) = (live, deliverer, net, metrics, time, log);

    /// <summary>Delivers what is new in some slots to all subscriptions.</summary>
    /// <param name="heads">The last event of each of them; 0 if that is not known.</param>
    /// <param name="stop">Begins no further delivery.</param>
    public async Task RunAsync(IReadOnlyDictionary<SlotId, long> heads, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(heads);
        await Task.WhenAll(
            from subscription in await ActiveAsync()
            from slot in heads
            where slot.Value == 0 || slot.Value > ReachedOf(subscription, slot.Key)
            select RunAsync(subscription, slot.Key, stop));
    }

    /// <summary>Delivers what is due: what waited for its next try, and what was found by looking.</summary>
    /// <param name="stop">Begins no further delivery.</param>
    public async Task RunDueAsync(CancellationToken stop)
    {
        var due = _due.Take(_time.GetUtcNow()).ToLookup(slot => slot.Subscription.Generation, slot => slot.Slot);
        await Task.WhenAll(
            from subscription in await ActiveAsync()
            from slot in due[subscription.Generation]
            select RunAsync(subscription, slot, stop));
    }

    /// <summary>
    /// Looks at subscriptions that are new or changed since the last call, and notes what is due. A few requests for
    /// each, and one for each slot; none if there are none.
    /// </summary>
    /// <param name="isEverywhere">
    /// The net: look at all subscriptions, whoever forgot anything, and remove what deleted ones left.
    /// </param>
    public async Task LookAsync(bool isEverywhere)
    {
        if (isEverywhere && !await _net.ClearAsync())
            _log.SubscriptionsUnanswered("removal of what is left of deleted ones");
        var active = await ActiveAsync();
        List<Subscription> unseen = [.. active.Where(found =>
            isEverywhere || _seen.GetValueOrDefault(found.Generation, -1) != found.Revision)];
        if (await _net.FindAsync(unseen) is not { } found)
        {
            _log.SubscriptionsUnanswered("look at positions");
            return;
        }

        foreach (var (subscription, slot) in found)
            _due.Add(subscription, slot.Slot, slot.At);
        foreach (var subscription in unseen)
            _seen[subscription.Generation] = subscription.Revision;
    }

    async Task<ImmutableArray<Subscription>> ActiveAsync()
    {
        if (await _live.ListAsync() is { } known)
            return [.. known.Where(subscription => subscription.State == SubscriptionState.Active)];
        _log.SubscriptionsUnanswered("list of subscriptions");
        return [];
    }

    /// <summary>How far this host knows a subscription to be; a change of it voids that, since it may be a replay.
    /// </summary>
    long ReachedOf(Subscription subscription, SlotId slot) =>
        _reached.TryGetValue((subscription.Generation, slot), out var reached)
        && reached.Revision == subscription.Revision
            ? reached.Position
            : 0;

    async Task RunAsync(Subscription subscription, SlotId slot, CancellationToken stop)
    {
        if (!_turns.TryBegin(subscription.Generation, slot))
            return;
        try
        {
            do
                await _lanes.RunAsync(subscription.Generation, () => DeliverAsync(subscription, slot, stop));
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
            Note(subscription, slot, report);
        }
        while (report.Status == DeliveryStatus.More && !stop.IsCancellationRequested);

        if (report.Status == DeliveryStatus.CaughtUp)
            _reached[(subscription.Generation, slot)] = (subscription.Revision, report.Position);
        else if (report.Status == DeliveryStatus.Unavailable)
            _due.Add(subscription, slot, _time.GetUtcNow() + PauseAfterFault);
        else if (report.NextAt is { } next)
            _due.Add(subscription, slot, next);
    }

    void Note(Subscription subscription, SlotId slot, DeliveryReport report)
    {
        _metrics.Subscriptions.Delivered(report.Delivered, report.DeadLettered);
        if (report.DeadLettered > 0)
            _log.DeadLettered(subscription.Name, slot.Value, report.DeadLettered);
    }
}

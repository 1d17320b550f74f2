using System.Collections.Immutable;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Deliveries;

namespace Coordinator.Core.Subscriptions.Replays;

/// <summary>
/// Sends dead letters again, each once, and removes those that are delivered. A slot's new events wait meanwhile: so
/// never two deliveries of a slot are under way.
/// </summary>
public sealed class DeadLetterReplay(
    IEventLog log, IRecordStore records, IDeliveries deliveries, SubscriptionCatalog catalog, IIdSource ids,
    TimeProvider time, DeliveryTimings timings)
{
    const int PageSize = 100;
    const int OwnerChars = 16;

    readonly CursorStore _cursors = new(records);
    readonly DeadLetterBox _box = new(records);

    /// <summary>One go, within one run's time.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="stop">Begins no further delivery.</param>
    /// <returns>Null when storage does not answer; some may have been delivered.</returns>
    public async Task<DeadLetterReport?> RunAsync(Subscription subscription, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var start = time.GetTimestamp();
        bool IsOver() => stop.IsCancellationRequested || time.GetElapsedTime(start) > timings.RunMax;
        DeadLetterReport? report = new();
        string? after = null;
        do
        {
            if (await _box.ListAsync(subscription, after, PageSize) is not { } page)
                return null;
            foreach (var slot in page.GroupBy(letter => letter.Letter.Slot).TakeWhile(_ => !IsOver()))
            {
                report = await RunAsync(subscription, slot.Key, [.. slot], report, IsOver);
                if (report is null)
                    return null;
            }

            after = page.Length < PageSize ? null : page[^1].Name;
        }
        while (after is not null && !IsOver());
        // Whoever found a slot busy in the meantime looks at it again.
        if (report.Delivered + report.Failed > 0)
            await catalog.TouchAsync(subscription.Name);
        return await CountAsync(subscription, report);
    }

    async Task<DeadLetterReport?> RunAsync(
        Subscription subscription, SlotId slot, ImmutableArray<StoredDeadLetter> letters, DeadLetterReport report,
        Func<bool> isOver)
    {
        if (await _cursors.ReadAsync(subscription, slot) is not { } stored)
            return null;
        if (SlotLease.TakenUntil(stored.Cursor, time.GetUtcNow(), timings) is not null)
            return report;
        var lease = new SlotLease(_cursors, subscription, ids.NextText(OwnerChars), time, timings);
        var run = new SlotReplay(subscription, lease, log, deliveries, time) { Report = report };
        return await run.RunAsync(stored, letters, isOver) ? run.Report : null;
    }

    async Task<DeadLetterReport?> CountAsync(Subscription subscription, DeadLetterReport report) =>
        await _cursors.ListAsync(subscription) is { } cursors
            ? report with { Left = cursors.Sum(cursor => cursor.Cursor.DeadLetters) }
            : null;
}

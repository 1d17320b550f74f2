using System.Collections.Immutable;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions.Cursors;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>
/// Delivers what matches in one part of a slot's log. The cursor is moved after every delivery, so that a repetition
/// after a crash is one delivery, and never goes back.
/// </summary>
sealed class DeliveryRun(
    Subscription subscription, SlotLease lease, IDeliveries deliveries, DeadLetterBox deadLetters, IIdSource ids,
    TimeProvider time)
{
    int _delivered;
    int _deadLettered;

    /// <summary>Takes the slot, delivers, gives it back.</summary>
    /// <param name="stored">The cursor as it was read; nobody has the slot.</param>
    /// <param name="plan">What to deliver; not empty.</param>
    /// <param name="isOver">Whether no further delivery shall begin.</param>
    public async Task<DeliveryReport> RunAsync(StoredCursor stored, DeliveryPlan plan, Func<bool> isOver)
    {
        var cursor = stored.Cursor.For(subscription);
        // What has failed stands at the position itself, and its attempts count.
        var start = plan.Start == cursor.Position ? cursor : cursor.At(plan.Start);
        var status = await lease.TakeAsync(stored, start);
        for (var next = 0; status == LeaseStatus.Held; next++)
        {
            status = await lease.EnsureAsync();
            if (status != LeaseStatus.Held)
                break;
            var planned = plan.Deliveries[next];
            var outcome = await deliveries.SendAsync(planned.Delivery);
            var isLast = next + 1 == plan.Deliveries.Length || isOver();
            status = await NoteAsync(planned, outcome, isLast);
            if (status == LeaseStatus.Held && (isLast || lease.Cursor.Attempts > 0))
                return Report(lease.Cursor.RetryAt is null ? DeliveryStatus.More : DeliveryStatus.Waiting);
        }

        return await EndAsync(status);
    }

    Task<LeaseStatus> NoteAsync(PlannedDelivery planned, DeliveryOutcome outcome, bool isLast)
    {
        if (outcome.IsDelivered)
        {
            _delivered++;
            return WriteAsync(lease.Cursor.At(planned.End), isLast);
        }

        var failure = new DeliveryFailure(time.GetUtcNow(), planned.Delivery.Id, outcome.Reason);
        var failed = lease.Cursor with { Attempts = lease.Cursor.Attempts + 1, LastFailure = failure };
        return outcome.MayRetry && failed.Attempts < subscription.Retry.Attempts
            ? BackOffAsync(failed, outcome)
            : PutAsideAsync(planned, failed, isLast);
    }

    Task<LeaseStatus> BackOffAsync(Cursor failed, DeliveryOutcome outcome)
    {
        var pause = subscription.Retry.PauseAfter(failed.Attempts, ids.NextFraction(), outcome.RetryAfter);
        return lease.ReleaseAsync(failed with { RetryAt = time.GetUtcNow() + pause });
    }

    async Task<LeaseStatus> PutAsideAsync(PlannedDelivery planned, Cursor failed, bool isLast)
    {
        var failure = failed.LastFailure!;
        var letter = DeadLetter.Of(planned.Delivery, failed.Attempts, failure.At, failure.Reason);
        var next = failed.At(planned.End);
        var status = await WriteAsync(
            next with { DeadLetters = next.DeadLetters + 1 }, isLast, DeadLetterBox.Insert(subscription, letter));
        if (status == LeaseStatus.Refused && await deadLetters.ReplaceAsync(subscription, letter) is { } replace)
            status = await WriteAsync(next, isLast, replace);
        if (status == LeaseStatus.Held)
            _deadLettered++;
        return status;
    }

    Task<LeaseStatus> WriteAsync(Cursor next, bool isLast, params ImmutableArray<RecordWrite> beside) =>
        isLast ? lease.ReleaseAsync(next, beside) : lease.KeepAsync(next, beside);

    async Task<DeliveryReport> EndAsync(LeaseStatus status)
    {
        // Somebody has set the position meanwhile: the slot is given back as it is now, for the next run.
        if (status == LeaseStatus.Moved)
            status = await lease.ReleaseAsync(lease.Cursor);
        return status switch
        {
            LeaseStatus.Held => Report(DeliveryStatus.More),
            // Without a lease in the way somebody has only passed over events, and is through.
            LeaseStatus.Lost when lease.FreeAt is null => Report(DeliveryStatus.More),
            LeaseStatus.Lost => Report(DeliveryStatus.Busy) with { NextAt = lease.FreeAt },
            _ => Report(DeliveryStatus.Unavailable),
        };
    }

    DeliveryReport Report(DeliveryStatus status) => new(status)
    {
        NextAt = status == DeliveryStatus.Waiting ? lease.Cursor.RetryAt : null,
        Delivered = _delivered,
        DeadLettered = _deadLettered,
    };
}

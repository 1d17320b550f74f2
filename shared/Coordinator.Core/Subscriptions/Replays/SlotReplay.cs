using System.Collections.Immutable;
using Coordinator.Core.Events;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Deliveries;

namespace Coordinator.Core.Subscriptions.Replays;

/// <summary>Sends the dead letters of one slot again.</summary>
sealed class SlotReplay(
    Subscription subscription, SlotLease lease, IEventLog log, IDeliveries deliveries, TimeProvider time)
{
    /// <summary>What became of them, added to what became of others.</summary>
    public required DeadLetterReport Report { get; set; }

    /// <returns>Whether storage answered.</returns>
    public async Task<bool> RunAsync(
        StoredCursor stored, ImmutableArray<StoredDeadLetter> letters, Func<bool> isOver)
    {
        var status = await lease.TakeAsync(stored, stored.Cursor);
        foreach (var letter in letters)
        {
            if (status is not (LeaseStatus.Held or LeaseStatus.Refused or LeaseStatus.Moved) || isOver())
                break;
            status = await SendAsync(letter);
        }

        // Lost to somebody else: what is left is for another go.
        if (status == LeaseStatus.Lost)
            return true;
        return status != LeaseStatus.Unknown && await lease.ReleaseAsync(lease.Cursor) != LeaseStatus.Unknown;
    }

    async Task<LeaseStatus> SendAsync(StoredDeadLetter stored)
    {
        var status = await lease.EnsureAsync();
        if (status != LeaseStatus.Held)
            return status;
        var letter = stored.Letter;
        if (await log.ReadAsync(letter.Slot, letter.Sequence - 1, 1) is not { } page)
            return LeaseStatus.Unknown;
        Invariant.Require(page.Events is [{ } found] && found.Sequence == letter.Sequence, "the log is never cut");
        var outcome = await deliveries.SendAsync(letter.Again(subscription, page.Events[0]));
        status = outcome.IsDelivered ? await RemoveAsync(stored) : await KeepAsync(stored, outcome);
        if (status == LeaseStatus.Held)
            Report = outcome.IsDelivered
                ? Report with { Delivered = Report.Delivered + 1 }
                : Report with { Failed = Report.Failed + 1 };
        return status;
    }

    Task<LeaseStatus> RemoveAsync(StoredDeadLetter stored) => lease.KeepAsync(
        lease.Cursor with { DeadLetters = lease.Cursor.DeadLetters - 1 },
        new DeleteRecord(KeyOf(stored.Letter), stored.ETag));

    Task<LeaseStatus> KeepAsync(StoredDeadLetter stored, DeliveryOutcome outcome)
    {
        var failure = new DeliveryFailure(time.GetUtcNow(), stored.Letter.Id, outcome.Reason);
        var letter = stored.Letter with
        {
            Attempts = stored.Letter.Attempts + 1,
            At = failure.At,
            Reason = failure.Reason,
        };
        return lease.KeepAsync(
            lease.Cursor with { LastFailure = failure },
            new ReplaceRecord(KeyOf(letter), SubscriptionJson.Write(letter), stored.ETag));
    }

    RecordKey KeyOf(DeadLetter letter) =>
        SubscriptionKeys.DeadLetter(subscription, letter.Slot, letter.Sequence, letter.Message);
}

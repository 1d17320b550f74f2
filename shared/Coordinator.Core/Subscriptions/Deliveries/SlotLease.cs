using System.Collections.Immutable;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions.Cursors;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>
/// A slot that one run has for itself. Every write of its cursor renews the lease, and finds out when it is lost.
/// </summary>
/// <param name="cursors">The cursors.</param>
/// <param name="subscription">The subscription.</param>
/// <param name="owner">Names the run, and no other.</param>
/// <param name="time">The host's clock.</param>
/// <param name="timings">How long it lasts.</param>
sealed class SlotLease(
    CursorStore cursors, Subscription subscription, string owner, TimeProvider time, DeliveryTimings timings)
{
    StoredCursor? _held;
    long _since;

    /// <summary>The cursor as it is stored.</summary>
    public Cursor Cursor =>
        _held?.Cursor ?? throw new InvariantViolationException("a lease is taken before it is used");

    /// <summary>When somebody else has taken the slot: the end of that lease.</summary>
    public DateTimeOffset? FreeAt { get; private set; }

    /// <summary>When a slot can be taken from whoever has it; null when it is free.</summary>
    public static DateTimeOffset? TakenUntil(Cursor cursor, DateTimeOffset now, DeliveryTimings timings) =>
        cursor.Lease is { } lease && lease.Until + timings.SkewMax > now ? lease.Until + timings.SkewMax : null;

    /// <summary>Takes the slot.</summary>
    /// <param name="from">The cursor as it was read; nobody has the slot.</param>
    /// <param name="next">The same with another position.</param>
    public Task<LeaseStatus> TakeAsync(StoredCursor from, Cursor next)
    {
        _held = from;
        return WriteAsync(next, isKept: true);
    }

    /// <summary>Writes the cursor and keeps the slot.</summary>
    public Task<LeaseStatus> KeepAsync(Cursor next, params ImmutableArray<RecordWrite> beside) =>
        WriteAsync(next, isKept: true, beside);

    /// <summary>Writes the cursor and gives the slot back.</summary>
    public Task<LeaseStatus> ReleaseAsync(Cursor next, params ImmutableArray<RecordWrite> beside) =>
        WriteAsync(next, isKept: false, beside);

    /// <summary>Makes sure that the slot stays ours for the length of one delivery.</summary>
    public async Task<LeaseStatus> EnsureAsync()
    {
        var left = timings.Lease - time.GetElapsedTime(_since);
        return left > timings.SendMax + timings.SkewMax ? LeaseStatus.Held : await KeepAsync(Cursor);
    }

    async Task<LeaseStatus> WriteAsync(Cursor next, bool isKept, params ImmutableArray<RecordWrite> beside)
    {
        // From before the request: that it took long must not prolong the lease in our eyes.
        var since = time.GetTimestamp();
        var lease = isKept ? new Lease(owner, time.GetUtcNow() + timings.Lease) : null;
        var write = await cursors.WriteAsync(subscription, _held!, next with { Lease = lease }, beside);
        if (write.Status == CursorWriteStatus.Written)
        {
            _held = write.Cursor;
            _since = since;
        }

        return write.Status switch
        {
            CursorWriteStatus.Written => LeaseStatus.Held,
            CursorWriteStatus.Refused => LeaseStatus.Refused,
            CursorWriteStatus.Overtaken => Overtaken(write.Cursor),
            _ => LeaseStatus.Unknown,
        };
    }

    LeaseStatus Overtaken(StoredCursor? found)
    {
        if (found?.Cursor.Lease?.Owner == owner)
        {
            _held = found;
            return LeaseStatus.Moved;
        }

        FreeAt = found?.Cursor.Lease?.Until + timings.SkewMax;
        return LeaseStatus.Lost;
    }
}

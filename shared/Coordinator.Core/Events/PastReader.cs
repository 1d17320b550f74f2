using Coordinator.Core.Model;
using Coordinator.Core.Reads;

namespace Coordinator.Core.Events;

/// <summary>
/// Reads items as they were. The log may be behind what is committed; then an answer about a moment ago would leave out
/// what its reader has just written. So such a read first lets the log catch up with the item.
/// </summary>
/// <param name="history">What the logs tell of the item.</param>
/// <param name="log">The logs.</param>
/// <param name="signals">Wakes it when a log grows.</param>
/// <param name="present">Reads the item as it is, strongly; null when replicas did not answer.</param>
/// <param name="clock">Tells what is past.</param>
/// <param name="time">Measures waits.</param>
/// <param name="options">How long a read tries.</param>
public sealed class PastReader(
    IItemHistory history, IEventLog log, LogSignals signals, Func<ItemName, Task<ItemState?>> present, HlcClock clock,
    TimeProvider time, CoordinatorOptions options)
{
    /// <summary>The item as it was when its slot's log ended with a sequence number.</summary>
    /// <param name="item">The item.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="sequence">0 for before the first event.</param>
    public async Task<PastRead> ReadAsync(ItemName item, SlotId slot, long sequence)
    {
        if (await log.HeadAsync(slot) is not { } head)
            return PastRead.Unknown;
        return sequence > head ? PastRead.Future : PastRead.Of(await history.AsOfAsync(item, sequence));
    }

    /// <summary>The item as it was at a commit time, what was committed then included.</summary>
    /// <param name="item">The item.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="asOf">The commit time.</param>
    /// <param name="cancellation">Nobody waits for the answer any more.</param>
    public async Task<PastRead> ReadAsync(ItemName item, SlotId slot, Hlc asOf, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var pause = LookPause.First;
        while (true)
        {
            var seen = signals.CountOf(slot);
            var look = await LookAsync(item, asOf);
            if (look == PastStatus.Future)
                return PastRead.Future;
            if (look == PastStatus.Known)
                return PastRead.Of(await history.AsOfAsync(item, asOf));
            var left = options.ReadTimeout - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || cancellation.IsCancellationRequested)
                return PastRead.Unknown;
            await signals.WaitAsync(slot, LookPause.Least(pause, left), seen, cancellation);
            pause = LookPause.After(pause);
        }
    }

    /// <summary>Whether the log tells all that the item was up to a time.</summary>
    async Task<PastStatus> LookAsync(ItemName item, Hlc asOf)
    {
        if (await history.ListAsync(item, before: null, limit: 1) is not { } newest)
            return PastStatus.Unknown;
        var logged = newest is [{ } revision] ? revision : null;
        // Commit times grow along an item: whatever came up to then is in the log before this.
        if (logged?.CommitTime > asOf)
            return PastStatus.Known;
        if (await present(item) is not { } now)
            return PastStatus.Unknown;
        // Only now: the clock of this host has seen by the read what other hosts committed.
        if (asOf > clock.Now())
            return PastStatus.Future;
        return IsCaughtUp(logged, now) ? PastStatus.Known : PastStatus.Unknown;
    }

    static bool IsCaughtUp(ItemRevision? logged, ItemState now) =>
        now.Version == 0 ? logged is not { IsDeleted: false } : logged?.CommitTime >= now.CommitTime;
}

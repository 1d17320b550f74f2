using Coordinator.Core.Model;
using Coordinator.Core.Reads;

namespace Coordinator.Core.Events;

/// <summary>Reads items as they were, if that is past: what is not committed yet nobody can tell.</summary>
/// <param name="history">What the logs tell of items.</param>
/// <param name="log">The logs.</param>
/// <param name="present">
/// Reads an item as it is, strongly, so that the clock observes its commit time; null when replicas did not answer.
/// </param>
/// <param name="clock">Tells what is past.</param>
public sealed class PastReader(
    IItemHistory history, IEventLog log, Func<ItemName, Task<ItemState?>> present, HlcClock clock)
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
    public async Task<PastRead> ReadAsync(ItemName item, Hlc time)
    {
        if (time > clock.Now())
        {
            // Perhaps it is the time of the item's last change, made by a host whose clock is ahead of this one's.
            if (await present(item) is null)
                return PastRead.Unknown;
            if (time > clock.Now())
                return PastRead.Future;
        }

        return PastRead.Of(await history.AsOfAsync(item, time));
    }
}

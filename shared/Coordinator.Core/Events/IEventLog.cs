using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>
/// The event logs of all slots, as consumers see them: only what every in-sync replica holds, so no failover takes
/// back what a consumer saw. Sequence numbers of a slot are 1, 2, 3 … without gaps.
/// </summary>
public interface IEventLog
{
    /// <summary>The last sequence number of a slot that consumers may see; 0 before the first event.</summary>
    /// <returns>Null when the replica did not answer.</returns>
    Task<long?> HeadAsync(SlotId slot);

    /// <summary>The events of a slot that follow a sequence number, in order.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="after">0 for the beginning.</param>
    /// <param name="limit">
    /// At most so many; fewer may come although more are there. At least one comes if any is.
    /// </param>
    /// <returns>Null when the replica did not answer.</returns>
    Task<EventPage?> ReadAsync(SlotId slot, long after, int limit);
}

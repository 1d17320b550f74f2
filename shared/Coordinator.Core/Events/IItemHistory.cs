using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;

namespace Coordinator.Core.Events;

/// <summary>What items were, from the event logs: only changes that consumers of the logs see too.</summary>
public interface IItemHistory
{
    /// <summary>The changes of an item, the newest first.</summary>
    /// <param name="item">The item.</param>
    /// <param name="before">Only changes with a sequence number below it; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>Null when the replica did not answer.</returns>
    Task<ImmutableArray<ItemRevision>?> ListAsync(ItemName item, long? before, int limit);

    /// <summary>
    /// The item as it was when its slot's log had that sequence number; version 0 when there was none.
    /// </summary>
    /// <returns>Null when the replica did not answer.</returns>
    Task<ItemState?> AsOfAsync(ItemName item, long sequence);

    /// <summary>The item as it was at that commit time; version 0 when there was none.</summary>
    /// <returns>Null when the replica did not answer.</returns>
    Task<ItemState?> AsOfAsync(ItemName item, Hlc time);
}

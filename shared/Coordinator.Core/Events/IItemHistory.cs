using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;

namespace Coordinator.Core.Events;

/// <summary>What the logs tell of single items.</summary>
public interface IItemHistory
{
    /// <summary>The changes of an item, newest first.</summary>
    /// <param name="item">The item.</param>
    /// <param name="before">Only sequence numbers below this; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>Null when the replica did not answer.</returns>
    Task<ImmutableArray<ItemRevision>?> ListAsync(ItemName item, long? before, int limit);

    /// <summary>The item as it was when the log had a sequence number; version 0 when it did not exist.</summary>
    /// <returns>Null when the replica did not answer.</returns>
    Task<ItemState?> AsOfAsync(ItemName item, long sequence);

    /// <summary>The item as it was at a commit time; version 0 when it did not exist.</summary>
    /// <returns>Null when the replica did not answer.</returns>
    Task<ItemState?> AsOfAsync(ItemName item, Hlc time);
}

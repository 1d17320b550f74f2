using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Reads;

/// <summary>
/// Which replicas a read had better ask first. Any order is right, since every in-sync replica has every commit; a good
/// one is fast. Reads only: writes go to all, and what an orchestration does must be the same when it is replayed.
/// </summary>
public interface IReplicaPreference
{
    /// <summary>All in-sync replicas of a slot, the preferred first.</summary>
    ImmutableArray<Replica> Order(SlotPlacement slot);
}

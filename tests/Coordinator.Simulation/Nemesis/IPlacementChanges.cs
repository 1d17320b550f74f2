using Coordinator.Core.Model;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis;

/// <summary>Changes of the placement that are begun on purpose, each by a host.</summary>
interface IPlacementChanges
{
    /// <summary>Drops a replica; joins one if it is the only one, or out of force already.</summary>
    void Drop(SimNode host, Replica replica);

    /// <summary>Drops another replica of the same slot; joins one if there is none.</summary>
    void DropOther(SimNode host, Replica replica);

    /// <summary>Lets a store join, if it is not full.</summary>
    void Join(SimNode host, SlotId slot);
}

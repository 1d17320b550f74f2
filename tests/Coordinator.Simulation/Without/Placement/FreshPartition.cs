using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Without.Placement;

/// <summary>A store joins with the partition that it had before, if it had one (A9).</summary>
static class FreshPartition
{
    /// <summary>The rows were wiped, the guards were not (CE10).</summary>
    public static IEnumerable<bool> WipedJoin(SimWorld world, Reconfiguration reconfigure, int slot, string store)
    {
        if (LastOf(world, slot, store) is { } last)
            reconfigure.DeleteRows(last);
        return OldJoin(world, reconfigure, slot, store);
    }

    /// <summary>What was there stays, under what is copied (CE10).</summary>
    public static IEnumerable<bool> OldJoin(SimWorld world, Reconfiguration reconfigure, int slot, string store) =>
        LastOf(world, slot, store) is { } last
            ? reconfigure.JoinSteps(slot, new InSyncStore(last.Store, last.Incarnation))
            : reconfigure.JoinSteps(slot, store);

    static Replica? LastOf(SimWorld world, int slot, string store) => world.Store.Replicas
        .Where(replica => replica.Slot.Value == slot && replica.Store == store).MaxBy(replica => replica.Incarnation);
}

using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Spectators;

/// <summary>What opens a replica, as nobody in the system can see it: all replicas at once.</summary>
static class ReplicaTokens
{
    /// <summary>
    /// Throws unless each replica of the active placement holds the active epoch's guard, and nothing else that opens
    /// it, closes it or lets somebody copy into it.
    /// </summary>
    public static void RequireOneToken(this WorldInspection inspection, SimWorld world)
    {
        foreach (var shard in world.Map.Shards)
        {
            foreach (var replica in shard.Slots.SelectMany(slot => shard.Of(slot).InSync))
            {
                var tokens = Of(world, replica);
                if (tokens is not [GuardRow guard] || guard.Epoch != shard.Epoch)
                    throw inspection.Failure(
                        $"{replica} holds {string.Join(", ", tokens)} and the active epoch is {shard.Epoch}");
            }
        }
    }

    static List<Row> Of(SimWorld world, Replica replica) => [.. world.Store.RowsOf(replica)
        .Select(stored => stored.Row).Where(row => row is GuardRow or FenceRow or JoiningRow)];
}

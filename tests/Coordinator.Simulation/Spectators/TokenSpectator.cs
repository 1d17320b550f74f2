using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Spectators;

/// <summary>Brings what is pending to its end, and looks whether every replica is open for one epoch.</summary>
sealed class TokenSpectator(SimWorld world) : ISpectator
{
    public void Beat(SimNode node, Random random)
    {
        // It only looks at the end.
    }

    public void RequireKept(WorldInspection inspection)
    {
        var node = new SimNode(world, "last mover");
        foreach (var shard in world.Map.Shards)
            world.Scheduler.Run(node.Host.Start(() => node.Reconfigurer.CompleteAsync(shard.Id)));
        inspection.RequireOneToken(world);
    }
}

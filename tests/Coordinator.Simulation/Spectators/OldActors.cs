using Coordinator.Core.Effects;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Spectators;

/// <summary>
/// Counts what hosts with an old map ask of partitions that are not in force. Only protocols read items one by one and
/// write under a guard; what copies or deletes a partition does neither.
/// </summary>
sealed class OldActors
{
    readonly SimWorld _world;

    public OldActors(SimWorld world)
    {
        _world = world;
        world.Network.OnSent += Watch;
    }

    /// <summary>Reads of items.</summary>
    public int Reads { get; private set; }

    /// <summary>Batches under a guard.</summary>
    public int Writes { get; private set; }

    void Watch(EffectEvent effect)
    {
        if (effect.Replica is not { } replica || _world.Map.IsInSync(replica))
            return;
        if (effect.Row?.Key is ItemKey)
            Reads++;
        if (effect.Batch?.Writes.Any(write => write is TouchRow { Row: GuardKey }) == true)
            Writes++;
    }
}

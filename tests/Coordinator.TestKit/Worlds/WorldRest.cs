using Coordinator.TestKit.Faults;

namespace Coordinator.TestKit.Worlds;

/// <summary>
/// Brings a world to rest as an operator would: the faults end, time passes, the sweeper does its rounds.
/// </summary>
public static class WorldRest
{
    /// <summary>
    /// Longer than an attempt's lease and the sweeper's patience together, clocks five minutes apart included.
    /// </summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(11);

    /// <summary>
    /// A join that was left under the fence is given that long before another host takes it over.
    /// </summary>
    static readonly TimeSpan TakeoverPatience = TimeSpan.FromSeconds(20);

    /// <summary>After this many rounds nothing may be open (LIVE).</summary>
    const int RoundsMax = 3;

    /// <summary>Heals, sweeps, and throws unless everything is at rest and as promised.</summary>
    public static WorldInspection Settle(this SimWorld world)
    {
        world.Network.Faults = new NoFaults();
        var sweeper = new SimNode(world, "sweeper");
        Free(world, sweeper);
        world.Scheduler.RunUntilIdle();
        world.Scheduler.RunFor(Patience);
        for (var round = 0; round < RoundsMax; round++)
        {
            world.Scheduler.Run(sweeper.Sweep());
            world.Scheduler.RunUntilIdle();
            world.Scheduler.RunFor(TakeoverPatience);
        }

        var inspection = new WorldInspection(world);
        inspection.RequireAtRest();
        return inspection;
    }

    /// <summary>
    /// Brings changes of the placement to their end whose hosts are dead: others wait for them, for an hour if need be.
    /// </summary>
    static void Free(SimWorld world, SimNode sweeper)
    {
        for (var look = 0; look < 2; look++)
        {
            world.Scheduler.RunFor(TakeoverPatience);
            world.Scheduler.Run(sweeper.Sweep());
        }
    }
}

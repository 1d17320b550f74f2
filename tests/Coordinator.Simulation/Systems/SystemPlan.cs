using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Systems;

/// <summary>
/// Draws a system and what befalls it from a seed; a run leaves some kinds of trouble out (swarm testing: Groce et al.,
/// "Swarm Testing", ISSTA 2012).
/// </summary>
static class SystemPlan
{
    /// <summary>One run of so many judges how long failovers take.</summary>
    const int BoundedShare = 6;

    /// <summary>What is in no host's way.</summary>
    const SystemTroubles Outside = SystemTroubles.HubOutages | SystemTroubles.Bursts;

    /// <summary>The options of a seed.</summary>
    public static SystemOptions Draw(int seed)
    {
        // Not the run's own stream: what is drawn here must not decide what happens there.
        var random = new Random(~seed);
        return random.Next(BoundedShare) == 0 ? Bounded(random) : Mixed(random);
    }

    /// <summary>Stores and the hub alone are in trouble, so that the time of a failover has a bound.</summary>
    static SystemOptions Bounded(Random random)
    {
        var mixed = Mixed(random);
        return mixed with
        {
            // A shard with a single replica has to wait for it.
            Replicas = random.Next(2, 4),
            Faults = mixed.Faults with { Crashes = 0 },
            Troubles = SystemTroubles.StoreOutages | (mixed.Troubles & Outside),
            Length = TimeSpan.FromSeconds(random.Next(40, 60)),
            FailoverWithin = SystemOptions.Outages.FailoverWithin,
        };
    }

    static SystemOptions Mixed(Random random) => new()
    {
        Hosts = random.Next(2, 5),
        Replicas = random.Next(1, 4),
        Latency = Latency.Ragged,
        Faults = Faults(random),
        Troubles = Troubles(random),
        Length = TimeSpan.FromSeconds(random.Next(20, 60)),
        ThinkTime = TimeSpan.FromMilliseconds(random.Next(2) == 0 ? 50 : 200),
    };

    static FaultRates Faults(Random random) => new()
    {
        LostRequests = Rate(random),
        LostReplies = Rate(random),
        LateWrites = Rate(random),
        DuplicateWrites = Rate(random),
        Crashes = random.Next(2) == 0 ? 0 : 0.0002,
        LatestArrival = TimeSpan.FromSeconds(random.Next(1, 21)),
    };

    static double Rate(Random random) => random.Next(3) switch { 0 => 0, 1 => 0.003, _ => 0.01 };

    /// <summary>Each kind in half of all runs.</summary>
    static SystemTroubles Troubles(Random random) => (SystemTroubles)random.Next((int)SystemTroubles.All + 1);
}

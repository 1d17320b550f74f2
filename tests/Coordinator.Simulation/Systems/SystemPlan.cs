using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Systems;

/// <summary>
/// Draws a system and what befalls it from a seed; a run leaves some kinds of trouble out (swarm testing: Groce et al.,
/// "Swarm Testing", ISSTA 2012).
/// </summary>
static class SystemPlan
{
    /// <summary>The options of a seed.</summary>
    public static SystemOptions Draw(int seed)
    {
        // Not the run's own stream: what is drawn here must not decide what happens there.
        var random = new Random(~seed);
        return new SystemOptions
        {
            Hosts = random.Next(2, 5),
            Replicas = random.Next(1, 4),
            Latency = Latency.Ragged,
            Faults = Faults(random),
            Troubles = Troubles(random),
            Length = TimeSpan.FromSeconds(random.Next(20, 60)),
            ThinkTime = TimeSpan.FromMilliseconds(random.Next(2) == 0 ? 50 : 200),
        };
    }

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

using Coordinator.TestKit.Faults;

namespace Coordinator.Simulation.Nemesis;

/// <summary>What strikes requests in short runs of the logs and of what follows them: more than in long ones.</summary>
static class RoughNetwork
{
    public static FaultRates Faults { get; } = new()
    {
        LostRequests = 0.01,
        LostReplies = 0.02,
        LateWrites = 0.02,
        DuplicateWrites = 0.03,
        Crashes = 0.002,
        LatestArrival = TimeSpan.FromSeconds(10),
    };
}

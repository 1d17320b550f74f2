using Coordinator.Simulation.Durable;

namespace Coordinator.Simulation.Broken;

/// <summary>Without what durable transactions ask of their engine.</summary>
static class DurableConditions
{
    const int Replicas = 2;

    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        new("durable-record", "ours: a result is recorded before the code sees it, and replayed to the next host")
        {
            Run = seed => new DurableNemesis(seed, Replicas) { ForgottenShare = 0.02 }.Run(),
            RunSound = seed => new DurableNemesis(seed, Replicas).Run(),
        },
    ];
}

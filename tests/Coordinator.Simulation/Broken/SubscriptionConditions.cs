using Coordinator.Simulation.Subscriptions;
using Coordinator.Simulation.Without.Subscriptions;

namespace Coordinator.Simulation.Broken;

/// <summary>Without one of the conditions of subscriptions.</summary>
static class SubscriptionConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        new("subscription-lease-marks", "ours: a cursor and the lease of its slot are written only as they were read")
        {
            Run = seed => new SubscriptionNemesis(seed, records => new LeaseMarks(records)).Run(),
            RunSound = seed => new SubscriptionNemesis(seed).Run(),
        },
    ];
}

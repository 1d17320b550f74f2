namespace Coordinator.Simulation.Broken;

/// <summary>The broken coordinators that the simulation must catch.</summary>
static class BrokenCoordinators
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        .. CheckerSelfTest.List,
        .. CommitConditions.List,
        .. ReadConditions.List,
        .. PlacementConditions.List,
        .. LogConditions.List,
        .. ScrubConditions.List,
        .. ViewConditions.List,
        .. BankViewConditions.List,
        .. CatalogConditions.List,
        .. RegisterConditions.List,
        .. SubscriptionConditions.List,
        .. DurableConditions.List,
        .. SagaConditions.List,
    ];
}

namespace Coordinator.Functions.Drills;

/// <summary>An outage that an operator asks for.</summary>
/// <param name="Store">The store's name; perhaps there is none of it.</param>
/// <param name="Duration">For how long.</param>
sealed record OutageOrder(string Store, TimeSpan Duration);

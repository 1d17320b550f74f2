namespace Coordinator.Functions.Orchestrations.Views;

/// <summary>A generation that is to take over.</summary>
/// <param name="Order">The generation.</param>
/// <param name="Heads">How far it has to be, for each slot in order.</param>
public sealed record BuildToComplete(ViewBuildOrder Order, List<long> Heads);

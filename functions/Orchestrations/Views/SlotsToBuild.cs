namespace Coordinator.Functions.Orchestrations.Views;

/// <summary>Some slots of a generation to build on.</summary>
/// <param name="Order">The generation.</param>
/// <param name="Slots">The slots.</param>
public sealed record SlotsToBuild(ViewBuildOrder Order, List<int> Slots);

namespace Coordinator.Functions.Orchestrations.Views;

/// <summary>What a build is to build.</summary>
/// <param name="View">The view.</param>
/// <param name="Generation">Its generation.</param>
public sealed record ViewBuildOrder(string View, int Generation);

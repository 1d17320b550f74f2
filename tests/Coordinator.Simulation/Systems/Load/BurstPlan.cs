namespace Coordinator.Simulation.Systems.Load;

/// <summary>A time within a run in which nearly a third of all requests to stores is refused (T42).</summary>
/// <param name="After">When it begins, from when clients begin.</param>
/// <param name="Length">How long it lasts.</param>
/// <param name="Recovery">After that much more all must be as before.</param>
sealed record BurstPlan(TimeSpan After, TimeSpan Length, TimeSpan Recovery);

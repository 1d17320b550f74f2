namespace Coordinator.Benchmarks.Durable;

/// <summary>What a load of orchestrations came to.</summary>
/// <param name="Scenario">Which.</param>
/// <param name="PerSecond">Orchestrations a second.</param>
/// <param name="P50Ms">Median time from start to finish, as the client sees it, in milliseconds.</param>
/// <param name="P99Ms">99th percentile.</param>
/// <param name="Requests">Storage requests each; those of looking into empty queues and of the client included.</param>
sealed record DurableMeasurement(
    DurableScenario Scenario, double PerSecond, double P50Ms, double P99Ms, double Requests)
{
    public double ActivitiesPerSecond => PerSecond * Scenario.Calls.Count;

    public double RequestsPerActivity => Requests / Scenario.Calls.Count;
}

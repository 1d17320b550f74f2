namespace Coordinator.Benchmarks;

/// <summary>What one scenario came to.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Store">On which store it ran.</param>
/// <param name="ReplicationFactor">R.</param>
/// <param name="Operations">How many were completed.</param>
/// <param name="PerSecond">Throughput over all clients.</param>
/// <param name="P50Ms">Median time of one, in milliseconds.</param>
/// <param name="P99Ms">99th percentile.</param>
/// <param name="Requests">Storage requests each, those after the answer included.</param>
/// <param name="Depth">Round trips each, one after the other, before the answer.</param>
/// <param name="AttemptsMean">Attempts each; above 1 where conflicts were retried.</param>
sealed record Measurement(
    string Scenario, string Store, int ReplicationFactor, int Operations, double PerSecond, double P50Ms, double P99Ms,
    double Requests, double Depth, double AttemptsMean);

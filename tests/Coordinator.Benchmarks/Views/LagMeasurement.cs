using Coordinator.Benchmarks.Loads;

namespace Coordinator.Benchmarks.Views;

/// <summary>How soon a view of a running host shows what was committed over HTTP.</summary>
/// <param name="ReplicationFactor">R.</param>
/// <param name="Slots">Slots of the deployment.</param>
/// <param name="Items">Items that were there before, written in large transactions.</param>
/// <param name="Rate">Writes begun a second; null for as many as the clients can.</param>
/// <param name="Events">Writes that committed.</param>
/// <param name="CommittedPerSecond">From the first write to the answer of the last.</param>
/// <param name="ViewedPerSecond">From the first write until the view had all of them.</param>
/// <param name="Ms">From the answer to a write until the view shows it, in milliseconds, of those looked for.</param>
/// <param name="CatchUpMs">From the last answer until the view had everything.</param>
sealed record LagMeasurement(
    int ReplicationFactor, int Slots, int Items, double? Rate, int Events, double CommittedPerSecond,
    double ViewedPerSecond, Percentiles Ms, double CatchUpMs);

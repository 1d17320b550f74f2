using Coordinator.Benchmarks.Loads;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What reads of a kind came to.</summary>
/// <param name="Name">Which reads.</param>
/// <param name="Replicas">R.</param>
/// <param name="PerSecond">All clients together.</param>
/// <param name="Ms">Times to the answer.</param>
/// <param name="Requests">Storage requests each.</param>
sealed record ReadMeasurement(string Name, int Replicas, double PerSecond, Percentiles Ms, double Requests);

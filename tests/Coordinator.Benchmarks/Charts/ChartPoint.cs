namespace Coordinator.Benchmarks.Charts;

/// <summary>A measured point.</summary>
/// <param name="X">Along the level axis.</param>
/// <param name="Y">Along the upright one.</param>
/// <param name="High">The upper end of a band that begins at <paramref name="Y"/>; null for none.</param>
readonly record struct ChartPoint(double X, double Y, double? High = null);

namespace Coordinator.Cli.Bench;

/// <summary>A bar of a histogram.</summary>
/// <param name="UpToMs">Its upper bound, inclusive; half of it is the lower one.</param>
/// <param name="Count">How many.</param>
sealed record BenchBucket(double UpToMs, long Count);

namespace Coordinator.Benchmarks;

/// <summary>One completed operation.</summary>
/// <param name="Elapsed">How long it took to its answer.</param>
/// <param name="Depth">Round trips before the answer.</param>
/// <param name="Attempts">Attempts that it took.</param>
readonly record struct Sample(TimeSpan Elapsed, int Depth, int Attempts);

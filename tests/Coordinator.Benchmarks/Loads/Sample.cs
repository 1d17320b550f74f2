namespace Coordinator.Benchmarks.Loads;

/// <summary>One operation that was answered.</summary>
/// <param name="Elapsed">How long it took to its answer.</param>
/// <param name="IsCommitted">Whether it took effect.</param>
/// <param name="Attempts">Tries that it took.</param>
readonly record struct Sample(TimeSpan Elapsed, bool IsCommitted, int Attempts);

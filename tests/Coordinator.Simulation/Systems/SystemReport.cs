namespace Coordinator.Simulation.Systems;

/// <summary>What a run came to.</summary>
/// <param name="Seed">Repeats it.</param>
/// <param name="Counts">What was counted.</param>
/// <param name="Simulated">How much virtual time passed.</param>
/// <param name="Fingerprint">The same for every run of the seed with the same options.</param>
sealed record SystemReport(int Seed, SystemCounts Counts, TimeSpan Simulated, string Fingerprint);

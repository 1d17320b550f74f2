namespace Coordinator.Simulation.Systems;

/// <summary>What a run came to.</summary>
/// <param name="Counts">What was counted.</param>
/// <param name="Fingerprint">The same for every run of the seed with the same options.</param>
sealed record SystemReport(SystemCounts Counts, string Fingerprint);

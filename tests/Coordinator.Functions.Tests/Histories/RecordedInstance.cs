namespace Coordinator.Functions.Tests.Histories;

/// <summary>An orchestration that ended, but for its history.</summary>
/// <param name="Id">The instance.</param>
/// <param name="Name">The orchestrator.</param>
/// <param name="Version">The instance's version; empty for none.</param>
/// <param name="Input">Its input as JSON.</param>
/// <param name="Output">Its output as JSON.</param>
sealed record RecordedInstance(string Id, string Name, string Version, string? Input, string? Output);

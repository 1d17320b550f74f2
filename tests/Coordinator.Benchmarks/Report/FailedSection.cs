namespace Coordinator.Benchmarks.Report;

/// <summary>A section that could not be measured.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Name">What the progress calls it.</param>
/// <param name="Reason">What went wrong.</param>
sealed record FailedSection(string Id, string Name, string Reason);

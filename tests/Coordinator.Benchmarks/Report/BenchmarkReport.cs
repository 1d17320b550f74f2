using System.Collections.Immutable;

namespace Coordinator.Benchmarks.Report;

/// <summary>Everything that was measured.</summary>
/// <param name="Machine">On what.</param>
/// <param name="Command">What repeats it.</param>
/// <param name="Scale">How much was measured.</param>
/// <param name="TookSeconds">How long it took.</param>
/// <param name="Sections">What came out.</param>
sealed record BenchmarkReport(
    MachineDescription Machine, string Command, string Scale, double TookSeconds,
    ImmutableArray<ReportSection> Sections)
{
    /// <summary>How busy the machine was.</summary>
    public required LoadAverage Load { get; init; }

    /// <summary>What could not be measured.</summary>
    public ImmutableArray<FailedSection> Failed { get; init; } = [];
}

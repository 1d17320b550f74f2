using System.Collections.Immutable;

namespace Coordinator.Benchmarks.Report;

/// <summary>A part of the report.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">The question that it answers.</param>
/// <param name="About">What was measured, and how.</param>
/// <param name="Findings">What came out.</param>
/// <param name="Tables">The numbers.</param>
sealed record ReportSection(
    string Id, string Title, string About, ImmutableArray<Finding> Findings, ImmutableArray<DataTable> Tables)
{
    /// <summary>Where the numbers come from: "measured on Azurite" or "simulated".</summary>
    public required string Source { get; init; }
}

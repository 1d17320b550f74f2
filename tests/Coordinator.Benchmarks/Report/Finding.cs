using System.Collections.Immutable;
using Coordinator.Benchmarks.Charts;

namespace Coordinator.Benchmarks.Report;

/// <summary>What a reader takes away, and the charts that show it.</summary>
/// <param name="Takeaway">One sentence, made of the numbers.</param>
/// <param name="Charts">The charts.</param>
sealed record Finding(string Takeaway, ImmutableArray<Chart> Charts);

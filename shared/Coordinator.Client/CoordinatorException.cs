using System.Globalization;
using Coordinator.Contracts.Problems;

namespace Coordinator.Client;

/// <summary>A value was required, and the answer was a problem.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="problem">The problem; null when the answer was none.</param>
public sealed class CoordinatorException(int status, Problem? problem)
    : Exception(
        string.Create(CultureInfo.InvariantCulture, $"{status} {problem?.Type}: {problem?.Title} {problem?.Detail}"))
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The problem; null when the answer was none.</summary>
    public Problem? Problem { get; } = problem;
}

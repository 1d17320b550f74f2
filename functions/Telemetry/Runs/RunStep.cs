using Coordinator.Core.Transactions;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>A phase of a run, with its times after the run's begin.</summary>
/// <param name="Phase">What it is.</param>
/// <param name="Attempt">The attempt that it belongs to.</param>
/// <param name="Start">When it began.</param>
sealed record RunStep(RunPhase Phase, int Attempt, TimeSpan Start)
{
    /// <summary>When it ended; null while it goes on.</summary>
    public TimeSpan? End { get; set; }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Telemetry;

/// <summary>A phase of a run.</summary>
public sealed record RunPhaseBody
{
    /// <summary>One of <see cref="RunPhases"/>.</summary>
    [Description("finish comes after the answer.")]
    [AllowedValues(
        RunPhases.Read, RunPhases.Evaluate, RunPhases.Prepare, RunPhases.Resolve, RunPhases.Backoff, RunPhases.Finish)]
    public required string Name { get; init; }

    /// <summary>The attempt that it belongs to: 1, 2, 3 …</summary>
    public required int Attempt { get; init; }

    /// <summary>When it began, after the run.</summary>
    [Description("When it began, from the begin of the run on.")]
    public required double StartMs { get; init; }

    /// <summary>How long it took, or till now.</summary>
    [Description("How long it took, or till now.")]
    public required double DurationMs { get; init; }
}

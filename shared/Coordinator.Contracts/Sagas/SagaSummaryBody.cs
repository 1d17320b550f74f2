using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Sagas;

/// <summary>A saga in a list: what was true when its state last changed.</summary>
public sealed record SagaSummaryBody
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The name of its definition.</summary>
    public required string Definition { get; init; }

    /// <summary>The version that it keeps to.</summary>
    public required int Version { get; init; }

    /// <summary>One of <see cref="SagaStates"/>.</summary>
    [AllowedValues(
        SagaStates.Running, SagaStates.Compensating, SagaStates.Completed, SagaStates.Compensated, SagaStates.Stuck,
        SagaStates.Cancelled)]
    public required string State { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it went back; null when it did not.</summary>
    public string? Error { get; init; }
}

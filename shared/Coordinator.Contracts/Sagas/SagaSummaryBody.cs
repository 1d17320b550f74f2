using System.ComponentModel;
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

    /// <summary>
    /// The steps that an operator skipped: its end is not true of them. If it went back, what they did stands, or may
    /// stand; if it went forward, they are not done, or nobody knows. Null for none.
    /// </summary>
    [Description("The steps that an operator skipped, so that its end is not true of them: if it went back, what they "
        + "did stands, or may stand; if it went forward, they are not done, or nobody knows. Absent for none.")]
    public IReadOnlyList<string>? LeftBehind { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it went back; null when it did not.</summary>
    public string? Error { get; init; }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Coordinator.Contracts.Sagas;

/// <summary>A saga: <c>GET /api/sagas/{id}</c>.</summary>
public sealed record SagaBody
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The name of its definition.</summary>
    public required string Definition { get; init; }

    /// <summary>The version that it keeps to.</summary>
    public required int Version { get; init; }

    /// <summary>One of <see cref="SagaStates"/>.</summary>
    [Description("completed, compensated and cancelled are final, and hold for all but leftBehind; stuck needs an "
        + "operator.")]
    [AllowedValues(
        SagaStates.Running, SagaStates.Compensating, SagaStates.Completed, SagaStates.Compensated, SagaStates.Stuck,
        SagaStates.Cancelled)]
    public required string State { get; init; }

    /// <summary>Its input.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>Why it went back; null when it did not.</summary>
    [Description("Why it went back.")]
    public string? Error { get; init; }

    /// <summary>Whether the point of no return is passed.</summary>
    [Description("Whether the point of no return is passed: then it only goes forward, and a cancel is refused.")]
    public required bool Decided { get; init; }

    /// <summary>
    /// The steps that an operator skipped: its end is not true of them. If it went back, what they did stands, or may
    /// stand; if it went forward, they are not done, or nobody knows. Null for none.
    /// </summary>
    [Description("The steps that an operator skipped, so that its end is not true of them: if it went back, what they "
        + "did stands, or may stand; if it went forward, they are not done, or nobody knows. Absent for none.")]
    public IReadOnlyList<string>? LeftBehind { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its steps in the order of the definition.</summary>
    public required IReadOnlyList<SagaStepBody> Steps { get; init; }

    /// <summary>What happened, oldest first.</summary>
    [Description("What happened, oldest first; at most 300 entries.")]
    public required IReadOnlyList<SagaEntryBody> Timeline { get; init; }

    /// <summary>How many older entries the timeline has lost; null for none.</summary>
    [Description("How many older entries the timeline has lost.")]
    public int? TimelineDropped { get; init; }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Coordinator.Contracts.Sagas;

/// <summary>A step of a saga.</summary>
public sealed record SagaStepBody
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="SagaStepStates"/>.</summary>
    [AllowedValues(
        SagaStepStates.Pending, SagaStepStates.Running, SagaStepStates.Done, SagaStepStates.Failed,
        SagaStepStates.Compensating, SagaStepStates.Compensated, SagaStepStates.Skipped, SagaStepStates.Stuck)]
    public required string State { get; init; }

    /// <summary>One of <see cref="SagaStepStages"/>: what could not be done with it; null unless it is stuck.</summary>
    [Description("What could not be done with it: its action (forward), its confirm, finding out whether the pivot "
        + "happened (settle: takes a retry only), or undoing it. Absent unless it is stuck.")]
    [AllowedValues(SagaStepStages.Forward, SagaStepStages.Confirm, SagaStepStages.Settle, SagaStepStages.Undo)]
    public string? StuckAt { get; init; }

    /// <summary>Attempts of its action or try; of a wait, how often it began to wait.</summary>
    [Description("Attempts of its action or try; of a wait, how often it began to wait.")]
    public required int Attempts { get; init; }

    /// <summary>Attempts of its confirm; null for none.</summary>
    public int? ConfirmAttempts { get; init; }

    /// <summary>Attempts of its compensation or cancel; null for none.</summary>
    public int? CompensationAttempts { get; init; }

    /// <summary>When it first started; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it came to its present state, if that is an end; null otherwise.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>
    /// Its result, what <c>${steps.name.body}</c> reads; null when there is none, or when it is too large to be shown.
    /// </summary>
    [Description("What ${steps.name.body} reads: the answer's body. Absent when there is none, or above 4096 "
        + "bytes.")]
    public JsonElement? Result { get; init; }

    /// <summary>The last thing that went wrong with it; null when nothing did.</summary>
    public string? Error { get; init; }
}

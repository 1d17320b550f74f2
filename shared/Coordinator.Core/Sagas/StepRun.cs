using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas;

/// <summary>What has become of a step so far.</summary>
sealed class StepRun(SagaStep step)
{
    string? _shown;

    public SagaStep Step { get; } = step;

    public string Name => Step.Name;

    public StepState State { get; set; }

    /// <summary>Where it is stuck; null unless it is.</summary>
    public StepStage? StuckAt { get; set; }

    public StepEffect Effect { get; set; }

    /// <summary>A tcc step whose try is done.</summary>
    public bool IsTried { get; set; }

    /// <summary>Whether the id of its action is closed.</summary>
    public bool IsClosed { get; set; }

    /// <summary>
    /// On the way back: whether nothing more is to be done with it, so that those before it can follow.
    /// </summary>
    public bool IsSettled { get; set; }

    /// <summary>Whether an operator skipped it.</summary>
    public bool IsLeftBehind { get; set; }

    public int Attempts { get; set; }

    public int ConfirmAttempts { get; set; }

    public int UndoAttempts { get; set; }

    /// <summary>See <see cref="StepKeys"/>.</summary>
    public int ActionGeneration { get; set; } = 1;

    /// <summary>The same for its confirm, compensation or cancel, of which it has one at most.</summary>
    public int FollowUpGeneration { get; set; } = 1;

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? Error { get; set; }

    /// <summary>What <c>${steps.name.body}</c> reads; null when there is nothing.</summary>
    public JsonElement? Body { get; private set; }

    /// <summary>Why there is no body.</summary>
    public string BodyProblem { get; private set; } = "the step has no result yet.";

    /// <summary>What <c>${steps.name.status}</c> reads; null when there is nothing.</summary>
    public JsonElement? Status { get; private set; }

    /// <summary>Whether those after it may start.</summary>
    public bool IsForwardDone => IsTried || State is StepState.Done or StepState.Skipped;

    public bool IsWait => Step.Action is WaitAction;

    public bool IsTcc => Step.Action is TccAction;

    /// <summary>Keeps a result.</summary>
    public void TakeResult(string? status, string? body, string? bodyProblem)
    {
        Status = status is not null && JsonTexts.TryParse(status, out var element) ? element : null;
        Body = body is not null && JsonTexts.TryParse(body, out element) ? element : null;
        _shown = body is not null && Encoding.UTF8.GetByteCount(body) <= Limits.SagaResultShownBytesMax ? body : null;
        BodyProblem = bodyProblem
            ?? (body is null ? "the step's result has no body." : "the step's result is no JSON.");
    }

    public StepStatus Snapshot() => new()
    {
        Name = Name,
        State = State,
        StuckAt = StuckAt,
        Attempts = Attempts,
        ConfirmAttempts = ConfirmAttempts,
        CompensationAttempts = UndoAttempts,
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        Result = Body is null ? null : _shown,
        Error = Error,
    };
}

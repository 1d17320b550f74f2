using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas;

/// <summary>
/// Takes what comes from outside. A signal that cannot be followed is refused in the timeline, never an error.
/// </summary>
sealed class SignalDesk(SagaLedger ledger, SagaDirector director, EventBox events)
{
    readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public void Take(SagaSignal signal)
    {
        if (signal.Id is { } id && !_taken.Add(id))
            return;
        switch (signal.Kind)
        {
            case SignalKind.Event:
                TakeEvent(signal);
                break;
            case SignalKind.Cancel:
                TakeCancel();
                break;
            default:
                TakeWord(signal);
                break;
        }
    }

    void TakeEvent(SagaSignal signal)
    {
        if (signal.Body is { } body && (body.Length > Limits.SagaInputBytesMax || !JsonTexts.TryParse(body, out _)))
        {
            ledger.Note(TimelineKind.EventDropped, run: null, $"{signal.Name}: its payload is too large, or no JSON");
            return;
        }

        var waiting = ledger.Runs.FirstOrDefault(run => IsWaitingFor(run, signal.Name));
        if (waiting is not null || events.Keep(signal))
            ledger.Note(TimelineKind.EventReceived, waiting, signal.Name);
        else
            ledger.Note(TimelineKind.EventDropped, run: null, $"{signal.Name}: too many events that no step waits for");
        if (waiting is not null)
            director.Deliver(waiting, signal);
    }

    // A wait that timed out after the pivot is stuck; its event is still welcome.
    static bool IsWaitingFor(StepRun run, string? name) =>
        run.Step.Action is WaitAction wait
        && wait.Event == name
        && (run.State == StepState.Running || run.StuckAt == StepStage.Forward);

    void TakeCancel()
    {
        var refusal = ledger switch
        {
            { IsDecided: true } => "the point of no return is passed",
            { Mode: not SagaMode.Forward } => "it turns back already",
            _ => null,
        };
        if (refusal is not null)
        {
            ledger.Note(TimelineKind.CancelRefused, run: null, refusal);
            return;
        }

        ledger.IsCancelled = true;
        ledger.Note(TimelineKind.CancelAccepted);
        director.TurnBack("It was cancelled.");
    }

    void TakeWord(SagaSignal signal)
    {
        var run = ledger.Runs.FirstOrDefault(candidate => candidate.Name == signal.Name);
        if (RefusalOf(run, signal) is { } problem)
        {
            ledger.Note(TimelineKind.OperatorRefused, run, $"{signal.Kind}: {problem}");
            return;
        }

        var stage = run!.StuckAt!.Value;
        ledger.Note(TimelineKind.OperatorAccepted, run, signal.Kind.ToString());
        if (signal.Kind == SignalKind.Retry)
            director.Start(run, stage);
        else
            director.Release(run, stage, signal);
    }

    // What a pivot came to is for the store to say. An operator who guesses wrong has others undone beside one that
    // is committed.
    static string? RefusalOf(StepRun? run, SagaSignal word) => run switch
    {
        null => $"there is no step {word.Name}",
        { StuckAt: null } => "the step is not stuck",
        { StuckAt: StepStage.Settle } when word.Kind != SignalKind.Retry =>
            "only the store can tell whether the pivot happened; retry",
        _ => null,
    };
}

using Coordinator.Local.Runtime.Durable.History;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>One run of an orchestrator over its history.</summary>
sealed class Replay
{
    readonly StepInput _step;
    readonly ITaskOrchestrator _orchestrator;
    readonly DataConverter _converter;
    readonly OrchestratorThread _thread = new();
    readonly ReplayContext _context;
    readonly SortedDictionary<int, ScheduledEvent> _actions = [];
    readonly Dictionary<int, OpenTask> _open = [];
    readonly List<int> _cancelledTimers = [];
    readonly Queue<HistoryEvent> _whileSuspended = [];
    int _position;
    bool _isSuspended;
    Task<string?>? _running;
    ExecutionTerminated? _terminated;

    public Replay(StepInput step, ITaskOrchestrator orchestrator, DataConverter converter, ILoggerFactory loggers)
    {
        _step = step;
        _orchestrator = orchestrator;
        _converter = converter;
        Events = new ExternalEvents(converter, _thread);
        _context = new ReplayContext(step, this, converter, loggers);
    }

    public ExternalEvents Events { get; }

    /// <summary>The time of the step that is played.</summary>
    public DateTime Now { get; private set; }

    public bool IsReplaying { get; private set; }

    public StepOutcome Run()
    {
        try
        {
            IsReplaying = true;
            Play(_step.Past);
            IsReplaying = false;
            Play(_step.Fresh);
        }
        catch (NonDeterministicOrchestrationException error)
        {
            return Ended(new StepCompletion(OrchestrationRuntimeStatus.Failed, Failure: Failure.Of(error)));
        }
        finally
        {
            _thread.End();
        }
        return _terminated is { } terminated
            ? Ended(new StepCompletion(OrchestrationRuntimeStatus.Terminated, terminated.Output))
            : Outcome();
    }

    /// <summary>Begins something under the next number.</summary>
    /// <param name="create">Makes the action of its number.</param>
    public (int Id, OpenTask Task) Begin(Func<int, ScheduledEvent> create)
    {
        var id = Do(create);
        var task = new OpenTask();
        _open.Add(id, task);
        return (id, task);
    }

    /// <summary>Does something that has no end of its own.</summary>
    /// <param name="create">Makes the action of its number.</param>
    public int Do(Func<int, ScheduledEvent> create)
    {
        var id = _context.NextActionId();
        _actions.Add(id, create(id));
        return id;
    }

    public void CancelTimer(int id, CancellationToken cancellation) => _thread.Send(
        _ =>
        {
            if (!_open.Remove(id, out var timer))
                return;
            _cancelledTimers.Add(id);
            timer.Cancel(cancellation);
        },
        state: null);

    /// <exception cref="InvalidOperationException">The caller is not the orchestrator's thread.</exception>
    public void RequireThread()
    {
        if (!_thread.IsCurrent)
            throw ForeignAwait.Error();
    }

    void Play(IReadOnlyList<HistoryEvent> events)
    {
        foreach (var happened in events)
        {
            if (happened is StepStarted step)
                Now = step.At;
            else if (_isSuspended && happened is not (ExecutionResumed or ExecutionTerminated))
                _whileSuspended.Enqueue(happened);
            else
                Play(happened);
            _position++;
        }
    }

    void Play(HistoryEvent happened)
    {
        switch (happened)
        {
            case ExecutionStarted:
                _thread.Run(() => _running ??= RunOrchestratorAsync());
                break;
            case ScheduledEvent scheduled:
                ReplayMatch.Require(_actions, scheduled, _position);
                _actions.Remove(scheduled.Id);
                break;
            case TimerCancelled cancelled:
                _cancelledTimers.Remove(cancelled.Id);
                break;
            case OutcomeEvent outcome when _open.Remove(outcome.Id, out var task):
                _thread.Run(() => End(task, outcome));
                break;
            case EventRaised raised:
                _thread.Run(() => Events.Arrive(raised));
                break;
            case ExecutionTerminated terminated:
                _terminated ??= terminated;
                break;
            case ExecutionSuspended:
                _isSuspended = true;
                break;
            case ExecutionResumed:
                Resume();
                break;
        }
    }

    static void End(OpenTask task, OutcomeEvent outcome)
    {
        switch (outcome)
        {
            case ActivityCompleted completed:
                task.Complete(completed.Result);
                break;
            case ChildCompleted completed:
                task.Complete(completed.Result);
                break;
            case ActivityFailed failed:
                task.Fail(failed.Failure);
                break;
            case ChildFailed failed:
                task.Fail(failed.Failure);
                break;
            case TimerFired:
                task.Complete(null);
                break;
        }
    }

    void Resume()
    {
        _isSuspended = false;
        // Another suspension may stand among what was kept; what follows it is kept again, in order.
        for (var left = _whileSuspended.Count; left > 0; left--)
        {
            var happened = _whileSuspended.Dequeue();
            if (_isSuspended && happened is not (ExecutionResumed or ExecutionTerminated))
                _whileSuspended.Enqueue(happened);
            else
                Play(happened);
        }
    }

    async Task<string?> RunOrchestratorAsync()
    {
        var input = _converter.Deserialize(_step.Input, _orchestrator.InputType);
        _context.Input = input;
        return _converter.Serialize(await _orchestrator.RunAsync(_context, input));
    }

    StepOutcome Outcome()
    {
        // An execution lives on until all that it began has ended, as with the official engine.
        var completion = _running is { IsCompleted: true } && _open.Count == 0 ? Completion(_running) : null;
        if (completion is null && IsStuck())
            return Ended(new StepCompletion(
                OrchestrationRuntimeStatus.Failed, Failure: Failure.Of(ForeignAwait.Error())));
        // What a suspended orchestrator began is begun again by the replay that follows its resumption.
        if (_isSuspended && completion is null)
            return Ended(completion: null);
        return new StepOutcome(
            [.. _actions.Values], _cancelledTimers, completion, _isSuspended, _context.CustomStatus,
            _context.SetsCustomStatus);
    }

    /// <summary>Nothing that the history can bring would wake it, or another thread tried to.</summary>
    bool IsStuck() => _running is { IsCompleted: false }
        && (_thread.WasTrespassed || (_open.Count == 0 && !Events.HasWaiters && _whileSuspended.Count == 0));

    StepOutcome Ended(StepCompletion? completion) =>
        new([], [], completion, _isSuspended, _context.CustomStatus, _context.SetsCustomStatus);

    StepCompletion Completion(Task<string?> ended)
    {
        if (!ended.IsCompletedSuccessfully)
        {
            Exception error = ended.Exception?.InnerException ?? new TaskCanceledException(ended);
            return new StepCompletion(OrchestrationRuntimeStatus.Failed, Failure: Failure.Of(error));
        }
        return _context.ContinueWith is { } options
            ? new StepCompletion(OrchestrationRuntimeStatus.Running, Continuation: Continue(options))
            : new StepCompletion(OrchestrationRuntimeStatus.Completed, ended.Result);
    }

    Continuation Continue(ContinueAsNewOptions options) => new(
        _converter.Serialize(options.NewInput),
        options.NewVersion,
        options.PreserveUnprocessedEvents ? [.. Events.Unclaimed] : []);
}

using Coordinator.Local.Runtime.Durable.Execution;
using Coordinator.Local.Runtime.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Local.Tests.Durable.Execution;

/// <summary>
/// An orchestration without any storage: a test brings events, step by step, and looks at what the orchestrator does.
/// Each step replays the whole history, as after a restart.
/// </summary>
sealed class PlayedOrchestration
{
    public const string InstanceId = "the-instance";

    readonly Func<ITaskOrchestrator> _create;
    readonly OrchestrationExecutor _executor;
    readonly List<HistoryEvent> _history = [];
    string? _input;

    PlayedOrchestration(Func<ITaskOrchestrator> create, string? input, ILoggerFactory? loggers)
    {
        _create = create;
        _input = input;
        _executor = new OrchestrationExecutor(JsonDataConverter.Default, loggers ?? NullLoggerFactory.Instance);
    }

    public DateTime Now { get; set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public IReadOnlyList<HistoryEvent> History => _history;

    /// <summary>What the last step gave.</summary>
    public StepOutcome Last { get; private set; } = null!;

    public string? Output => Last.Completion?.Output;

    public static PlayedOrchestration Of<TIn, TOut>(
        Func<TaskOrchestrationContext, TIn, Task<TOut>> orchestrator,
        object? input = null,
        ILoggerFactory? loggers = null) =>
        new(
            () => new FunctionOrchestrator<TIn, TOut>(orchestrator),
            JsonDataConverter.Default.Serialize(input),
            loggers);

    public static PlayedOrchestration Of<TOut>(
        Func<TaskOrchestrationContext, Task<TOut>> orchestrator, ILoggerFactory? loggers = null) =>
        Of<object?, TOut>((context, _) => orchestrator(context), loggers: loggers);

    /// <summary>The first step.</summary>
    public PlayedOrchestration Start(params HistoryEvent[] more) => Step([new ExecutionStarted("start"), .. more]);

    /// <summary>A further step. When the orchestration continues as new, the next execution begins with it.</summary>
    public PlayedOrchestration Step(params HistoryEvent[] events)
    {
        Now += TimeSpan.FromSeconds(1);
        HistoryEvent[] fresh = [new StepStarted(Now), .. events];
        Last = Play(_history, fresh);
        if (Last.Completion?.Continuation is { } next)
        {
            _input = next.Input;
            _history.Clear();
            return Step([new ExecutionStarted(null), .. next.Events]);
        }
        _history.AddRange(fresh);
        _history.AddRange(Last.Scheduled);
        _history.AddRange(Last.CancelledTimers.Select(id => new TimerCancelled(id)));
        return this;
    }

    /// <summary>Runs the orchestrator over a history of the test's own.</summary>
    public StepOutcome Play(IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> fresh) => _executor.Execute(
        new StepInput(InstanceId, "Orchestrator", "1.0", "2.0", _input, Parent: null, past, fresh), _create());
}

using Coordinator.Local.Runtime.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>The context that an orchestrator gets while its history is replayed.</summary>
sealed class ReplayContext(StepInput step, Replay replay, DataConverter converter, ILoggerFactory loggers)
    : TaskOrchestrationContext
{
    int _actions;
    int _guids;

    public object? Input { get; set; }

    public string? CustomStatus { get; private set; }

    public bool SetsCustomStatus { get; private set; }

    public ContinueAsNewOptions? ContinueWith { get; private set; }

    public override TaskName Name => step.Name;

    public override string InstanceId => step.InstanceId;

    public override ParentOrchestrationInstance? Parent => step.Parent;

    public override string Version => step.Version;

    public override DateTime CurrentUtcDateTime => replay.Now;

    public override bool IsReplaying => replay.IsReplaying;

    protected override ILoggerFactory LoggerFactory => loggers;

    public int NextActionId() => _actions++;

    public override T? GetInput<T>()
        where T : default
    {
        replay.RequireThread();
        return Input is T typed ? typed : converter.Deserialize<T>(step.Input);
    }

    public override Task<TResult> CallActivityAsync<TResult>(
        TaskName name, object? input = null, TaskOptions? options = null)
    {
        replay.RequireThread();
        RequireInputIsNoOptions(input, options);
        var version = options?.Version is { } asked ? asked.Version : step.Version;
        var json = converter.Serialize(input);
        return CallAsync<TResult>(
            name, options, id => new ActivityScheduled(id, name.Name, json, NullIfEmpty(version)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        replay.RequireThread();
        RequireInputIsNoOptions(input, options);
        var instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        InstanceIds.Require(instanceId);
        var version = options?.Version is { } asked ? asked.Version : step.DefaultVersion;
        var tags = options?.Tags?.ToDictionary();
        var json = converter.Serialize(input);
        return CallAsync<TResult>(
            orchestratorName,
            options,
            id => new ChildScheduled(id, orchestratorName.Name, instanceId, json, NullIfEmpty(version), tags));
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        replay.RequireThread();
        var (id, timer) = replay.Begin(id => new TimerCreated(id, fireAt.ToUniversalTime()));
        using var registration = cancellationToken.Register(() => replay.CancelTimer(id, cancellationToken));
        await timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        replay.RequireThread();
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return replay.Events.WaitAsync<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        replay.RequireThread();
        InstanceIds.Require(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var json = converter.Serialize(payload);
        replay.Do(id => new EventSent(id, instanceId, eventName, json));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        replay.RequireThread();
        CustomStatus = converter.Serialize(customStatus);
        SetsCustomStatus = true;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions
        {
            NewInput = newInput,
            PreserveUnprocessedEvents = preserveUnprocessedEvents,
        });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        replay.RequireThread();
        ContinueWith = options;
    }

    public override Guid NewGuid()
    {
        replay.RequireThread();
        return DeterministicGuid.Create(InstanceId, CurrentUtcDateTime, _guids++);
    }

    Task<TResult> CallAsync<TResult>(TaskName name, TaskOptions? options, Func<int, ScheduledEvent> create)
    {
        if (name == default)
            throw new ArgumentException("A task has a name.", nameof(name));
        return options?.Retry switch
        {
            { Policy: { } policy } => Retries.ByPolicyAsync(this, policy, () => CallOnceAsync<TResult>(name, create)),
            { Handler: { } handler } =>
                Retries.ByHandlerAsync(this, handler, () => CallOnceAsync<TResult>(name, create)),
            _ => CallOnceAsync<TResult>(name, create),
        };
    }

    async Task<TResult> CallOnceAsync<TResult>(TaskName name, Func<int, ScheduledEvent> create)
    {
        var (id, task) = replay.Begin(create);
        string? result;
        try
        {
            result = await task.Task;
        }
        catch (StoredFailureException error)
        {
            throw new TaskFailedException(name.Name, id, error.Failure.ToDetails()) { IsFinal = error.Failure.Final };
        }
        return converter.Deserialize<TResult>(result)!;
    }

    /// <summary>Options in the place of the input are a slip that the overloads invite.</summary>
    static void RequireInputIsNoOptions(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
            throw new ArgumentException(
                "TaskOptions were given as the input and no options; name the argument.", nameof(input));
    }

    static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>
/// Sorts what came for an instance by what its history says: what is new makes a step; what was taken before came again
/// because a host did not get to the end of what it led to, so that is made sure of; what belongs to nothing is
/// dropped.
/// </summary>
sealed class Intake
{
    // Clocks of this machine and of the service may differ a little; a timer a little early does no harm.
    static readonly TimeSpan EarlyMax = TimeSpan.FromMilliseconds(100);

    readonly StoredInstance _instance;
    readonly IntakeRules _rules;
    readonly HashSet<int> _endedNow = [];
    readonly HashSet<string> _takenNow = new(StringComparer.Ordinal);

    Intake(StoredInstance instance, IntakeRules rules)
    {
        _instance = instance;
        _rules = rules;
    }

    /// <summary>What a step is to be made of; empty when there is nothing new.</summary>
    public List<HistoryEvent> Fresh { get; } = [];

    /// <summary>Messages that stand behind <see cref="Fresh"/>, or behind work that runs here already.</summary>
    public List<HeldMessage> Accepted { get; } = [];

    /// <summary>Messages that were taken before.</summary>
    public List<HeldMessage> Repeated { get; } = [];

    /// <summary>
    /// Whether all that came again is the wish that somebody look after an instance that has not ended.
    /// </summary>
    public bool IsLook => !State.HasEnded && Repeated.Count > 0
        && Repeated.TrueForAll(message => message.Content.Kind == MessageKind.Look);

    /// <summary>Messages that belong to nothing.</summary>
    public List<HeldMessage> Dropped { get; } = [];

    /// <summary>Messages that came too early, and when they are due.</summary>
    public List<(HeldMessage Message, DateTimeOffset Due)> Early { get; } = [];

    /// <summary>Activities to run here because their messages came here.</summary>
    public List<(ActivityScheduled Activity, HeldMessage WorkItem)> ToRun { get; } = [];

    /// <summary>
    /// Whether something is to be done on the word of the history alone, with no commit that would prove it current.
    /// </summary>
    public bool RestsOnHistory => Fresh.Count == 0
        && (Accepted.Count > 0 || Repeated.Count > 0 || Dropped.Count > 0 || Early.Count > 0 || ToRun.Count > 0);

    InstanceState State => _instance.State;

    public static Intake Of(StoredInstance instance, IEnumerable<Arrival> arrivals, IntakeRules rules)
    {
        var intake = new Intake(instance, rules);
        foreach (var arrival in arrivals)
            intake.Sort(arrival);
        return intake;
    }

    void Sort(Arrival arrival)
    {
        switch (arrival)
        {
            case MessageArrival { Message: var message }:
                Sort(message);
                break;
            case ActivityEnded ended:
                if (IsOpen<ActivityScheduled>(ended.Key))
                    Accept(ended.Outcome, ended.WorkItem);
                else if (ended.WorkItem is { } workItem)
                    Refuse(workItem);
                break;
            case TimerElapsed elapsed:
                if (IsOpen<TimerCreated>(elapsed.Key))
                    Accept(new TimerFired(elapsed.Key.Id), elapsed.Message);
                else if (elapsed.Message is { } message)
                    Refuse(message);
                break;
        }
    }

    void Sort(HeldMessage message)
    {
        if (State.HasEnded || message.Content.IsPayloadGone || IsKnown(message.Content))
            Refuse(message);
        else if (WaitsForItsTime(message.Content))
            Early.Add((message, State.StartAt!.Value));
        else
            Handle(message);
    }

    void Handle(HeldMessage message)
    {
        var content = message.Content;
        var key = new WorkKey(content.ExecutionId ?? "", content.TaskId);
        switch (content.Kind)
        {
            case MessageKind.Start when IsPending() && content.ExecutionId == State.ExecutionId:
                Accept(new ExecutionStarted(content.Id), message);
                break;
            case MessageKind.Event:
                Accept(new EventRaised(content.Name ?? "", content.Payload, content.Id), message);
                break;
            case MessageKind.Suspend:
                Accept(new ExecutionSuspended(content.Payload, content.Id), message);
                break;
            case MessageKind.Resume:
                Accept(new ExecutionResumed(content.Payload, content.Id), message);
                break;
            case MessageKind.Terminate:
                Accept(new ExecutionTerminated(content.Payload, content.Recursive, content.Id), message);
                break;
            case MessageKind.ChildEnded when IsOpen<ChildScheduled>(key):
                Accept(EndOf(content), message);
                break;
            case MessageKind.Timer when IsOpen<TimerCreated>(key):
                HandleTimer(_instance.Work.Find<TimerCreated>(key.Id)!, message);
                break;
            case MessageKind.Activity when IsOpen<ActivityScheduled>(key):
                HandleActivity(_instance.Work.Find<ActivityScheduled>(key.Id)!, message);
                break;
            default:
                Refuse(message);
                break;
        }
    }

    void HandleTimer(TimerCreated timer, HeldMessage message)
    {
        if (timer.FireAt > (_rules.Now + EarlyMax).UtcDateTime)
            Early.Add((message, new DateTimeOffset(timer.FireAt, TimeSpan.Zero)));
        else
            Accept(new TimerFired(timer.Id), message);
    }

    void HandleActivity(ActivityScheduled activity, HeldMessage message)
    {
        if (message.Deliveries > _rules.ActivityDeliveriesMax)
            Accept(new ActivityFailed(activity.Id, _rules.Poisoned(activity, message)), message);
        else if (_rules.Runs(new WorkKey(State.ExecutionId, activity.Id)))
            Accepted.Add(message);
        else
            ToRun.Add((activity, message));
    }

    void Accept(HistoryEvent happened, HeldMessage? message)
    {
        // Whatever comes first starts it, but for its end: the instance itself says that it is to start.
        if (IsPending() && happened is not (ExecutionStarted or ExecutionTerminated))
            Fresh.Add(new ExecutionStarted(null));
        if (happened is OutcomeEvent outcome)
            _endedNow.Add(outcome.Id);
        if (happened is MessageEvent { MessageId: { } id })
            _takenNow.Add(id);
        Fresh.Add(happened);
        if (message is not null)
            Accepted.Add(message);
    }

    void Refuse(HeldMessage message) => (IsKnown(message.Content) ? Repeated : Dropped).Add(message);

    bool IsPending() => State.Status == OrchestrationRuntimeStatus.Pending && Fresh.Count == 0;

    bool WaitsForItsTime(HubMessage message) => IsPending() && State.StartAt > _rules.Now + EarlyMax
        && message.Kind != MessageKind.Terminate
        && (message.Kind != MessageKind.Start || message.ExecutionId == State.ExecutionId);

    bool IsOpen<T>(WorkKey key)
        where T : ScheduledEvent => !State.HasEnded && key.ExecutionId == State.ExecutionId
            && !_endedNow.Contains(key.Id) && _instance.Work.Find<T>(key.Id) is not null;

    bool IsKnown(HubMessage message)
    {
        if (message.Kind == MessageKind.Look || _takenNow.Contains(message.Id)
            || _instance.Work.HasTaken(message.Id) || State.Seen.Contains(message.Id))
            return true;
        // A message of an earlier execution may be all that is left of the host that began this one.
        if (message.ExecutionId is { } execution && execution != State.ExecutionId)
            return true;
        return message.Kind is MessageKind.Activity or MessageKind.Timer or MessageKind.ChildEnded
            && (_endedNow.Contains(message.TaskId)
                || _instance.Work.StatusOf(message.TaskId) == WorkStatus.Ended);
    }

    static OutcomeEvent EndOf(HubMessage message) => message.Failure is { } failure
        ? new ChildFailed(message.TaskId, failure)
        : new ChildCompleted(message.TaskId, message.Payload);
}

using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>Begins what committed steps led to.</summary>
sealed class Consequences(string instanceId, EngineParts parts, SessionWork work)
{
    /// <summary>Begins what a step led to, right after its commit.</summary>
    public void Begin(StoredInstance before, StoredInstance after, StepResult step)
    {
        var state = after.State;
        work.Forget(before.State.Outbox.Except(state.Outbox).Select(message => message.Id));
        if (state.ExecutionId != before.State.ExecutionId || state.HasEnded)
            work.EndAll();
        foreach (var begun in step.Begun)
            Begin(state, begun, isAgain: false);
        foreach (var timer in step.CancelledTimers)
            work.Cancel(new WorkKey(state.ExecutionId, timer));
        foreach (var message in step.NewMessages)
            work.Send(message);
        if (state is { HasEnded: true, Parent: { } link })
            work.Report(state, link);
        if (step.StartsAnew && !before.Document.Pages.IsEmpty)
            parts.Track(parts.PersistAsync(instanceId, () => parts.Hub.Instances.ForgetPagesAsync(before)));
        if (state.Status != before.State.Status || state.ExecutionId != before.State.ExecutionId)
            parts.Hub.Signals.Changed(instanceId);
        LogProgress(before.State, state);
    }

    /// <summary>
    /// A message came again: whoever took it may not have got to the end of what it led to. Whatever is open and not
    /// under way here gets a message of its own; an activity that runs elsewhere all the same runs twice then.
    /// </summary>
    public void CoverAll(StoredInstance instance)
    {
        Log.Redriven(parts.Log, instanceId);
        var state = instance.State;
        foreach (var message in state.Outbox)
            work.Send(message);
        if (state is { HasEnded: true, Parent: { } link })
            work.Report(state, link);
        Cover(instance, _ => true);
    }

    /// <summary>
    /// Nothing has happened to it for long. A timer that is not due yet may well have its message, and a look every
    /// hour would make many of them; one whose message is lost is found when it is overdue.
    /// </summary>
    public void CoverLost(StoredInstance instance)
    {
        var now = parts.Hub.Time.GetUtcNow().UtcDateTime;
        Cover(instance, open => open is not TimerCreated timer || timer.FireAt <= now);
    }

    /// <summary>The instance was given up, and that is committed.</summary>
    public void TellFailure(InstanceState failed)
    {
        if (failed.Parent is { } link)
            work.Report(failed, link);
        parts.Hub.Signals.Changed(instanceId);
        Log.InstanceFailed(
            parts.Log, instanceId, failed.Name, failed.Failure?.Type ?? "", failed.Failure?.Message ?? "");
    }

    void Cover(StoredInstance instance, Func<ScheduledEvent, bool> isWanted)
    {
        var state = instance.State;
        if (state.HasEnded)
            return;
        foreach (var open in instance.Work.Open.Where(isWanted).ToList())
        {
            if (!work.Has(new WorkKey(state.ExecutionId, open.Id)))
                Begin(state, open, isAgain: true);
        }
    }

    void Begin(InstanceState state, ScheduledEvent begun, bool isAgain)
    {
        switch (begun)
        {
            case ActivityScheduled activity when isAgain:
                work.Offer(state.ExecutionId, activity);
                break;
            case ActivityScheduled activity:
                work.Begin(state.ExecutionId, activity);
                break;
            case TimerCreated timer:
                work.Begin(state.ExecutionId, timer, needsMessage: isAgain);
                break;
            case ChildScheduled call:
                work.Begin(state, call);
                break;
        }
    }

    void LogProgress(InstanceState before, InstanceState after)
    {
        if (before.Status == OrchestrationRuntimeStatus.Pending)
            Log.InstanceStarted(parts.Log, after.InstanceId, after.Name);
        if (after.Failure is { } failure)
            Log.InstanceFailed(parts.Log, after.InstanceId, after.Name, failure.Type, failure.Message);
        else if (after.HasEnded)
            Log.InstanceEnded(parts.Log, after.InstanceId, after.Name, after.Status);
    }
}

using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;
using Coordinator.Local.Runtime.Worker.Queues;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>
/// An instance that this host works on. Its steps come one after the other: take what has arrived, run the orchestrator,
/// commit, begin what it led to. Another host may work on the same instance: the one that commits second finds the version
/// changed, reads the instance anew and makes its step again.
/// <para>
/// The order is what keeps anything from being lost. A message is deleted only after the step that took it is committed and
/// everything that the step began is covered: ended, or turned into a message of its own. As long as something is not, the
/// session keeps one of its messages, the anchor. If this host goes down, the anchor shows again; the host that gets it
/// finds that the history has it already, and covers all that is open. So each open piece of work is always behind some
/// message, and a second delivery is what finds it.
/// </para>
/// </summary>
sealed class InstanceSession
{
    const int AttemptsMax = 10;

    readonly Lock _gate = new();
    readonly string _instanceId;
    readonly EngineParts _parts;
    readonly SessionWork _work;
    readonly List<HeldMessage> _anchors = [];
    List<Arrival> _inbox = [];
    StoredInstance? _instance;
    bool _isRunning;
    bool _isClosed;
    long _idleSince;

    public InstanceSession(string instanceId, EngineParts parts)
    {
        _instanceId = instanceId;
        _parts = parts;
        _work = new SessionWork(instanceId, parts, arrival => TryPost(arrival));
    }

    public bool IsBusy
    {
        get
        {
            lock (_gate)
                return _isRunning;
        }
    }

    /// <summary>Hands something to the session.</summary>
    /// <returns>False when it has been closed; there is or will be another one then.</returns>
    public bool TryPost(Arrival arrival)
    {
        lock (_gate)
        {
            if (_isClosed)
                return false;
            _inbox.Add(arrival);
            if (!_isRunning)
            {
                _isRunning = true;
                _parts.Track(Task.Run(RunAsync));
            }
            return true;
        }
    }

    /// <summary>Closes the session when nothing has happened for some time.</summary>
    /// <returns>Whether it is closed.</returns>
    public bool TryClose(TimeSpan idle)
    {
        lock (_gate)
        {
            if (_isRunning || _inbox.Count > 0 || _anchors.Count > 0)
                return _isClosed;
            var hasEnded = _instance is null or { State.HasEnded: true };
            if (!hasEnded && _parts.Hub.Time.GetElapsedTime(_idleSince) < idle)
                return false;
            // With an alarm set the session stays, but what it has read can go.
            _instance = null;
            _isClosed = _work.IsIdle;
            return _isClosed;
        }
    }

    async Task RunAsync()
    {
        for (var failures = 0; TakeInbox() is { } batch;)
        {
            try
            {
                await ProcessInTurnAsync(batch);
                failures = 0;
            }
            catch (OperationCanceledException) when (_parts.Abandoned.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // It is logged, and the step is made again; nothing was deleted.
            catch (Exception error)
#pragma warning restore CA1031
            {
                if (_parts.Abandoned.IsCancellationRequested)
                    return;
                await RecoverAsync(batch, error, ++failures);
            }
        }
    }

    List<Arrival>? TakeInbox()
    {
        lock (_gate)
        {
            if (_inbox.Count == 0)
            {
                _isRunning = false;
                _idleSince = _parts.Hub.Time.GetTimestamp();
                return null;
            }
            var batch = _inbox;
            _inbox = [];
            return batch;
        }
    }

    async Task RecoverAsync(List<Arrival> batch, Exception error, int failures)
    {
        Log.StepFailed(_parts.Log, error, _instanceId, failures);
        _instance = null;
        if (failures >= AttemptsMax && !StorageFault.Is(error))
        {
            await PoisonAsync(batch);
            return;
        }
        lock (_gate)
            _inbox.InsertRange(0, batch);
        await _parts.DelayAfterAsync(failures);
    }

    /// <summary>What cannot be handled, whatever is tried, must not be tried for ever.</summary>
    async Task PoisonAsync(List<Arrival> batch)
    {
        Log.MessagesPoisoned(_parts.Log, _instanceId);
        foreach (var message in batch.OfType<MessageArrival>().Select(arrival => arrival.Message))
        {
            var text = MessageText.Write(message.Content);
            await _parts.PersistAsync(
                _instanceId, () => _parts.Hub.Storage.SendAsync(Storage.HubQueue.Poison, text, TimeSpan.Zero));
            await _parts.DeleteQuietlyAsync(message);
        }
    }

    async Task ProcessInTurnAsync(List<Arrival> batch)
    {
        await _parts.Steps.WaitAsync(_parts.Abandoned);
        try
        {
            await ProcessAsync(batch);
        }
        finally
        {
            _parts.Steps.Release();
        }
    }

    async Task ProcessAsync(List<Arrival> batch)
    {
        if (batch.TrueForAll(arrival => arrival is Pulse))
        {
            await ReleaseAnchorsAsync();
            return;
        }
        var intake = await StepAsync(batch);
        ForgetEnded(batch);
        if (intake is null || _instance is null)
        {
            await DropAllAsync(batch);
            return;
        }
        foreach (var (activity, workItem) in intake.ToRun)
            _work.Run(new WorkKey(_instance.State.ExecutionId, activity.Id), activity, workItem);
        foreach (var (message, due) in intake.Early)
            await DeferAsync(message, due);
        if (intake.Repeated.Count > 0)
            CoverAll(_instance);
        AddAnchors(intake.Accepted);
        AddAnchors(intake.Repeated);
        await ReleaseAnchorsAsync();
        await Task.WhenAll(intake.Dropped.Select(_parts.DeleteQuietlyAsync));
    }

    /// <summary>Commits what is new of a batch; null when there is no such instance.</summary>
    async Task<Intake?> StepAsync(List<Arrival> batch)
    {
        for (var isOvertaken = false; ; isOvertaken = true)
        {
            if (await LoadAsync() is not { } instance)
                return null;
            var rules = new IntakeRules(
                _parts.Hub.Time.GetUtcNow(), _parts.Hub.Settings.ActivityDeliveriesMax, _work.Has);
            var intake = Intake.Of(instance, batch, rules);
            if (isOvertaken)
                await KeepOwnAsync(intake.Repeated);
            if (intake.Fresh.Count == 0)
                return intake;
            var held = _anchors.Concat(intake.Accepted).Select(message => message.Content.Id);
            var step = await _parts.Runner.RunAsync(instance, intake.Fresh, held, _work.IsSent);
            step = await LightenAsync(step);
            _instance = await _parts.Hub.Instances.CommitAsync(instance, step.Next, step.Appended, step.StartsAnew);
            if (_instance is not null)
            {
                Begin(instance, _instance, step);
                return intake;
            }
            Log.StepOvertaken(_parts.Log, _instanceId);
        }
    }

    async Task<StoredInstance?> LoadAsync()
    {
        if (_instance is not null)
            return _instance;
        _instance = await _parts.Hub.Instances.LoadAsync(_instanceId);
        // Whether the host that made these got to send them is not known; their receivers know them by their ids.
        foreach (var message in _instance?.State.Outbox ?? [])
            _work.Send(message);
        return _instance;
    }

    /// <summary>
    /// A message that another host has taken in the meantime is that host's, unless its lease is still here.
    /// </summary>
    async Task KeepOwnAsync(List<HeldMessage> repeated)
    {
        foreach (var message in repeated.ToList())
        {
            if (!await message.HideAsync(_parts.Hub.Settings.Lease))
                repeated.Remove(message);
        }
    }

    async Task<StepResult> LightenAsync(StepResult step)
    {
        if (step.NewMessages.All(message => !(message.Payload?.Length > Storage.HubLimits.InlineLengthMax)))
            return step;
        var light = new Dictionary<string, HubMessage>(StringComparer.Ordinal);
        foreach (var message in step.NewMessages)
            light[message.Id] = await _parts.Hub.Messenger.LightenAsync(message, Storage.HubLimits.InlineLengthMax);
        var outbox = step.Next.Outbox.Select(message => light.GetValueOrDefault(message.Id, message));
        return step with { Next = step.Next with { Outbox = [.. outbox] }, NewMessages = [.. light.Values] };
    }

    /// <summary>Begins what a committed step led to.</summary>
    void Begin(StoredInstance before, StoredInstance after, StepResult step)
    {
        var state = after.State;
        _work.Forget(before.State.Outbox.Except(state.Outbox).Select(message => message.Id));
        if (state.ExecutionId != before.State.ExecutionId || state.HasEnded)
            _work.EndAll();
        foreach (var begun in step.Begun)
            Begin(state, begun, isAgain: false);
        foreach (var timer in step.CancelledTimers)
            _work.Cancel(new WorkKey(state.ExecutionId, timer));
        foreach (var message in step.NewMessages)
            _work.Send(message);
        if (state is { HasEnded: true, Parent: { } link })
            _work.Report(state, link);
        if (step.StartsAnew && !before.Document.Pages.IsEmpty)
            _parts.Track(_parts.PersistAsync(_instanceId, () => _parts.Hub.Instances.ForgetPagesAsync(before)));
        _parts.Hub.Signals.Changed(_instanceId);
        LogProgress(before.State, state);
    }

    void Begin(InstanceState state, ScheduledEvent begun, bool isAgain)
    {
        switch (begun)
        {
            case ActivityScheduled activity when isAgain:
                _work.Offer(state.ExecutionId, activity);
                break;
            case ActivityScheduled activity:
                _work.Begin(state.ExecutionId, activity);
                break;
            case TimerCreated timer:
                _work.Begin(state.ExecutionId, timer, needsMessage: isAgain);
                break;
            case ChildScheduled call:
                _work.Begin(state, call);
                break;
        }
    }

    /// <summary>
    /// A message came again: whoever took it may not have got to the end of what it led to. Whatever is open and not under
    /// way here gets a message of its own; an activity that runs elsewhere all the same runs twice then.
    /// </summary>
    void CoverAll(StoredInstance instance)
    {
        Log.Redriven(_parts.Log, _instanceId);
        var state = instance.State;
        foreach (var message in state.Outbox)
            _work.Send(message);
        if (state is { HasEnded: true, Parent: { } link })
            _work.Report(state, link);
        if (state.HasEnded)
            return;
        foreach (var open in instance.Work.Open.ToList())
        {
            if (!_work.Has(new WorkKey(state.ExecutionId, open.Id)))
                Begin(state, open, isAgain: true);
        }
    }

    void ForgetEnded(List<Arrival> batch)
    {
        foreach (var arrival in batch)
        {
            if (arrival is ActivityEnded { Key: var activity })
                _work.Ended(activity);
            else if (arrival is TimerElapsed { Key: var timer })
                _work.Ended(timer);
        }
    }

    void AddAnchors(List<HeldMessage> messages)
    {
        _anchors.AddRange(messages);
        foreach (var message in messages)
            message.IsTaken = true;
    }

    async Task ReleaseAnchorsAsync()
    {
        var keep = _work.IsCovered ? 0 : 1;
        if (_anchors.Count <= keep)
            return;
        var release = _anchors[..^keep];
        _anchors.RemoveRange(0, release.Count);
        await Task.WhenAll(release.Select(_parts.DeleteQuietlyAsync));
    }

    async Task DeferAsync(HeldMessage message, DateTimeOffset due)
    {
        _parts.Held.Remove(message);
        await message.ReleaseAsync(Storage.HubLimits.Hidden(due - _parts.Hub.Time.GetUtcNow()));
    }

    /// <summary>There is no such instance (any more): nothing of it matters.</summary>
    async Task DropAllAsync(List<Arrival> batch)
    {
        _work.EndAll();
        var messages = batch.Select(arrival => arrival switch
        {
            MessageArrival message => message.Message,
            ActivityEnded ended => ended.WorkItem,
            TimerElapsed elapsed => elapsed.Message,
            _ => null,
        });
        await Task.WhenAll(messages.OfType<HeldMessage>().Concat(_anchors).Select(_parts.DeleteQuietlyAsync));
        _anchors.Clear();
    }

    void LogProgress(InstanceState before, InstanceState after)
    {
        if (before.Status == OrchestrationRuntimeStatus.Pending)
            Log.InstanceStarted(_parts.Log, after.InstanceId, after.Name);
        if (after.Failure is { } failure)
            Log.InstanceFailed(_parts.Log, after.InstanceId, after.Name, failure.Type, failure.Message);
        else if (after.HasEnded)
            Log.InstanceEnded(_parts.Log, after.InstanceId, after.Name, after.Status);
    }
}

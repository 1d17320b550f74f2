using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;
using Coordinator.Local.Runtime.Worker.Queues;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>
/// An instance that this host works on. Its steps come one after the other: take what has arrived, run the
/// orchestrator, commit, begin what it led to. Another host may work on the same instance: the one that commits second
/// finds the version changed, reads the instance anew and makes its step again.
/// <para>
/// The order is what keeps anything from being lost. A message is deleted only after the step that took it is committed
/// and everything that the step began is covered: ended, or turned into a message of its own. As long as something is
/// not, the session keeps one of its messages, the anchor. If this host goes down, the anchor shows again; the host
/// that gets it finds that the history has it already, and covers all that is open. So each open piece of work is
/// always behind some message, and a second delivery is what finds it.
/// </para>
/// </summary>
sealed class InstanceSession
{
    readonly Lock _gate = new();
    readonly string _instanceId;
    readonly EngineParts _parts;
    readonly SessionWork _work;
    readonly Anchors _anchors;
    readonly Consequences _consequences;
    List<Arrival> _inbox = [];
    StoredInstance? _instance;
    bool _isInDoubt;
    int _defects;
    bool _isRunning;
    bool _isClosed;
    long _idleSince;

    public InstanceSession(string instanceId, EngineParts parts)
    {
        _instanceId = instanceId;
        _parts = parts;
        _work = new SessionWork(instanceId, parts, arrival => TryPost(arrival));
        _anchors = new Anchors(parts);
        _consequences = new Consequences(instanceId, parts, _work);
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
            if (_isRunning || _inbox.Count > 0 || !_anchors.IsEmpty)
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
                _defects = 0;
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
        // A commit whose answer was lost may still arrive; then it is the one that overtakes the next, and nobody has
        // begun what it led to.
        _isInDoubt = true;
        if (!StorageFault.Is(error)
            && ++_defects >= _parts.Hub.Settings.StepAttemptsMax
            && await TryGiveUpAsync(batch, error))
            return;
        lock (_gate)
            _inbox.InsertRange(0, batch);
        await _parts.DelayAfterAsync(failures);
    }

    /// <summary>What cannot be handled, whatever is tried, must not be tried for ever.</summary>
    /// <returns>Whether that is done; not when the storage does not answer, or another host has gone on.</returns>
    async Task<bool> TryGiveUpAsync(List<Arrival> batch, Exception error)
    {
        var messages = MessagesOf(batch);
        var held = _anchors.All.Concat(messages).Select(message => message.Content.Id).ToList();
        InstanceState? failed;
        try
        {
            (var isOver, failed) = await new Surrender(_instanceId, _parts).RunAsync(messages, held, error);
            if (!isOver)
                return false;
        }
        catch (Exception unanswered) when (StorageFault.Is(unanswered))
        {
            Log.StorageFailed(_parts.Log, unanswered, _instanceId);
            return false;
        }
        _defects = 0;
        _work.EndAll();
        if (failed is not null)
            _consequences.TellFailure(failed);
        _anchors.Add(messages);
        await _anchors.ReleaseAsync(_work.IsCovered);
        return true;
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
            await _anchors.ReleaseAsync(_work.IsCovered);
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
        if (intake.IsLook && !_isInDoubt)
            _consequences.CoverLost(_instance);
        else if (intake.Repeated.Count > 0 || _isInDoubt)
            _consequences.CoverAll(_instance);
        _isInDoubt = false;
        _anchors.Add(intake.Accepted);
        _anchors.Add(intake.Repeated);
        await _anchors.ReleaseAsync(_work.IsCovered);
        await Task.WhenAll(intake.Dropped.Select(_parts.DeleteQuietlyAsync));
    }

    /// <summary>Commits what is new of a batch; null when there is no such instance.</summary>
    async Task<Intake?> StepAsync(List<Arrival> batch)
    {
        for (var isOvertaken = false; ;)
        {
            var isCached = _instance is not null;
            if (await LoadAsync() is not { } instance)
                return null;
            var rules = new IntakeRules(
                _parts.Hub.Time.GetUtcNow(), _parts.Hub.Settings.ActivityDeliveriesMax, _work.Has);
            var intake = Intake.Of(instance, batch, rules);
            if (isCached && intake.RestsOnHistory)
            {
                // Another host may have moved on. Only a commit, or a read, shows what is true now.
                _instance = null;
                continue;
            }
            if (isOvertaken)
                await KeepOwnAsync(intake.Repeated);
            if (intake.Fresh.Count == 0 && !intake.IsLook)
                return intake;
            var step = intake.Fresh.Count == 0 ? Touch(instance) : await MakeStepAsync(instance, intake);
            _instance = await _parts.Hub.Instances.CommitAsync(instance, step.Next, step.Appended, step.StartsAnew);
            if (_instance is not null)
            {
                _consequences.Begin(instance, _instance, step);
                return intake;
            }
            Log.StepOvertaken(_parts.Log, _instanceId);
            isOvertaken = true;
        }
    }

    async Task<StepResult> MakeStepAsync(StoredInstance instance, Intake intake)
    {
        var held = _anchors.All.Concat(intake.Accepted).Select(message => message.Content.Id);
        return await LightenAsync(await _parts.Runner.RunAsync(instance, intake.Fresh, held, _work.IsSent));
    }

    /// <summary>Nothing but the time at which somebody has looked after it, so that others need not.</summary>
    StepResult Touch(StoredInstance instance)
    {
        var state = instance.State;
        var now = _parts.Hub.Time.GetUtcNow();
        var next = state with
        {
            UpdatedAt = now > state.UpdatedAt ? now : state.UpdatedAt,
            Outbox = [.. state.Outbox.Where(message => !_work.IsSent(message.Id))],
        };
        return new StepResult(next, [], StartsAnew: false, []);
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
            if (!await message.HideAsync(_parts.Hub.Settings.LeaseOf(message.Queue)))
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

    async Task DeferAsync(HeldMessage message, DateTimeOffset due)
    {
        _parts.Held.Remove(message);
        await message.ReleaseAsync(Storage.HubLimits.Hidden(due - _parts.Hub.Time.GetUtcNow()));
    }

    /// <summary>There is no such instance (any more): nothing of it matters.</summary>
    async Task DropAllAsync(List<Arrival> batch)
    {
        _work.EndAll();
        await Task.WhenAll(MessagesOf(batch).Select(_parts.DeleteQuietlyAsync));
        await _anchors.ReleaseAsync(isCovered: true);
    }

    static List<HeldMessage> MessagesOf(List<Arrival> batch) =>
    [
        .. batch.Select(arrival => arrival switch
        {
            MessageArrival message => message.Message,
            ActivityEnded ended => ended.WorkItem,
            TimerElapsed elapsed => elapsed.Message,
            _ => null,
        }).OfType<HeldMessage>(),
    ];
}

using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>
/// What this host does for an instance beside its steps: runs activities, keeps timers, starts called orchestrations,
/// sends messages. While any of it has no message of its own, it is not covered: the session then keeps one of the
/// messages that led to it, which comes again if this host goes down. Nothing here throws: what cannot be stored is
/// tried until it is.
/// </summary>
sealed class SessionWork(string instanceId, EngineParts parts, Action<Arrival> post)
{
    readonly Lock _gate = new();
    readonly HashSet<WorkKey> _uncovered = [];
    readonly HashSet<WorkKey> _running = [];
    readonly Dictionary<WorkKey, TimerAlarm> _alarms = [];
    readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    /// <summary>Whether everything has a message of its own.</summary>
    public bool IsCovered
    {
        get
        {
            lock (_gate)
                return _uncovered.Count == 0;
        }
    }

    /// <summary>Whether nothing is under way.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
                return _uncovered.Count == 0 && _running.Count == 0 && _alarms.Count == 0;
        }
    }

    public bool Has(WorkKey key)
    {
        lock (_gate)
            return _uncovered.Contains(key) || _running.Contains(key) || _alarms.ContainsKey(key);
    }

    public bool IsSent(string messageId)
    {
        lock (_gate)
            return _sent.Contains(messageId);
    }

    /// <summary>Runs an activity here, or offers it to all hosts when many wait here already.</summary>
    public void Begin(string executionId, ActivityScheduled activity)
    {
        var key = new WorkKey(executionId, activity.Id);
        if (!parts.Activities.HasRoom)
            Offer(executionId, activity);
        else if (Cover(key))
            Run(key, activity, workItem: null);
    }

    /// <summary>Runs an activity whose message came here; that message covers it.</summary>
    public void Run(WorkKey key, ActivityScheduled activity, HeldMessage? workItem)
    {
        lock (_gate)
        {
            if (!_running.Add(key))
                return;
        }
        parts.Track(Task.Run(async () =>
        {
            try
            {
                post(new ActivityEnded(key, await parts.Activities.RunAsync(instanceId, activity), workItem));
            }
            catch (OperationCanceledException) when (parts.Stopping.IsCancellationRequested)
            {
                // Not begun; the message that covers it goes back to its queue when the host has stopped.
            }
        }));
    }

    /// <summary>Offers an activity to all hosts.</summary>
    public void Offer(string executionId, ActivityScheduled activity) => Persist(
        new WorkKey(executionId, activity.Id), () => OfferAsync(executionId, activity));

    /// <summary>Keeps a timer.</summary>
    /// <param name="executionId">Its execution.</param>
    /// <param name="timer">The timer.</param>
    /// <param name="needsMessage">Whether it gets a message of its own even when it is short.</param>
    public void Begin(string executionId, TimerCreated timer, bool needsMessage = false)
    {
        var key = new WorkKey(executionId, timer.Id);
        var alarm = new TimerAlarm();
        lock (_gate)
        {
            if (!_alarms.TryAdd(key, alarm))
                return;
        }
        var delay = timer.FireAt - parts.Hub.Time.GetUtcNow().UtcDateTime;
        if (delay > parts.Hub.Settings.ShortTimerMax || needsMessage)
        {
            Persist(key, () => SendTimerAsync(key, timer, alarm));
            return;
        }
        Cover(key);
        Arm(key, timer, alarm);
    }

    /// <summary>Starts a called orchestration.</summary>
    public void Begin(InstanceState caller, ChildScheduled call) => Persist(
        new WorkKey(caller.ExecutionId, call.Id), () => parts.Children.StartAsync(caller, call));

    /// <summary>Tells the caller of this instance how it ended.</summary>
    public void Report(InstanceState ended, ParentLink link) => Persist(
        new WorkKey($"{ended.ExecutionId}.report", 0), () => parts.Children.ReportAsync(ended, link));

    /// <summary>Sends a message of the outbox.</summary>
    public void Send(HubMessage message)
    {
        if (!IsSent(message.Id))
            Persist(new WorkKey(message.Id, 0), () => SendAsync(message));
    }

    /// <summary>Something has ended, and that is committed; or it does not matter any more.</summary>
    public void Ended(WorkKey key)
    {
        TimerAlarm? alarm;
        lock (_gate)
        {
            _uncovered.Remove(key);
            _running.Remove(key);
            _alarms.Remove(key, out alarm);
        }
        alarm?.Dispose();
    }

    /// <summary>A timer was given up, and that is committed.</summary>
    public void Cancel(WorkKey key)
    {
        HeldMessage? message;
        lock (_gate)
            message = _alarms.GetValueOrDefault(key)?.Message;
        Ended(key);
        if (message is not null)
            parts.Track(parts.DeleteQuietlyAsync(message));
    }

    /// <summary>The execution is over: its timers and activities matter no more.</summary>
    public void EndAll()
    {
        WorkKey[] keys;
        lock (_gate)
            keys = [.. _alarms.Keys, .. _running];
        foreach (var key in keys)
            Cancel(key);
    }

    /// <summary>The instance's row has these no more.</summary>
    public void Forget(IEnumerable<string> sentMessages)
    {
        lock (_gate)
            _sent.ExceptWith(sentMessages);
    }

    /// <summary>From now on it must be covered.</summary>
    /// <returns>Whether that is new.</returns>
    bool Cover(WorkKey key)
    {
        lock (_gate)
            return _uncovered.Add(key);
    }

    void Persist(WorkKey key, Func<Task> store)
    {
        if (Cover(key))
            parts.Track(PersistAsync(key, store));
    }

    async Task PersistAsync(WorkKey key, Func<Task> store)
    {
        if (!await parts.PersistAsync(instanceId, store))
            return;
        lock (_gate)
            _uncovered.Remove(key);
        post(Pulse.Instance);
    }

    async Task OfferAsync(string executionId, ActivityScheduled activity)
    {
        await parts.Hub.Messenger.OfferAsync(new HubMessage(parts.Hub.Ids.NewId(), MessageKind.Activity, instanceId)
        {
            ExecutionId = executionId,
            TaskId = activity.Id,
        });
        parts.Offered.Set();
    }

    async Task SendAsync(HubMessage message)
    {
        await parts.Hub.Messenger.SendAsync(message);
        lock (_gate)
            _sent.Add(message.Id);
    }

    async Task SendTimerAsync(WorkKey key, TimerCreated timer, TimerAlarm alarm)
    {
        var settings = parts.Hub.Settings;
        var left = timer.FireAt - parts.Hub.Time.GetUtcNow().UtcDateTime;
        var hasAlarm = left <= settings.AlarmMax;
        var hidden = Storage.HubLimits.Hidden(hasAlarm ? left + settings.AlarmGrace : left);
        var message = await parts.Hub.Messenger.SendHiddenAsync(
            new HubMessage(parts.Hub.Ids.NewId(), MessageKind.Timer, instanceId)
            {
                ExecutionId = key.ExecutionId,
                TaskId = key.Id,
            },
            hidden);
        if (!alarm.Attach(message))
            await parts.DeleteQuietlyAsync(message);
        else if (hasAlarm)
            Arm(key, timer, alarm);
        else
            Ended(key);
    }

    void Arm(WorkKey key, TimerCreated timer, TimerAlarm alarm)
    {
        var delay = timer.FireAt - parts.Hub.Time.GetUtcNow().UtcDateTime;
        alarm.Arm(parts.Hub.Time, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, () => GoOff(key, alarm));
    }

    void GoOff(WorkKey key, TimerAlarm alarm)
    {
        if (parts.Stopping.IsCancellationRequested)
            return;
        if (alarm.Message is { } message)
            parts.Held.Add(message);
        post(new TimerElapsed(key, alarm.Message));
    }
}

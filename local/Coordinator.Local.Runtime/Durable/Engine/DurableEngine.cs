using Coordinator.Local.Runtime.Durable.Execution;
using Coordinator.Local.Runtime.Durable.Messages;
using Coordinator.Local.Runtime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>
/// Runs orchestrations and activities of a hub in this process. Any number of engines may share a hub.
/// </summary>
sealed class DurableEngine : IMessageTaker, IAsyncDisposable
{
    static readonly TimeSpan QuietLooks = TimeSpan.FromMilliseconds(20);

    readonly CancellationTokenSource _stopping = new();
    readonly CancellationTokenSource _abandoned = new();
    readonly Hub _hub;
    readonly TaskCatalog _catalog;
    readonly ActivityPool _activities;
    readonly EngineParts _parts;
    readonly Sessions _sessions;
    readonly ILogger _log;
    Task _pumps = Task.CompletedTask;
    Task _leases = Task.CompletedTask;

    public DurableEngine(Hub hub, TaskCatalog catalog, DataConverter converter, ILoggerFactory loggers)
    {
        _hub = hub;
        _catalog = catalog;
        _log = loggers.CreateLogger("Durable.Engine");
        _activities = new ActivityPool(
            catalog, converter, hub.Settings, loggers.CreateLogger("Durable.Activities"), _stopping.Token);
        var runner = new StepRunner(
            catalog, new OrchestrationExecutor(converter, loggers), hub.Settings, hub.Ids, hub.Time);
        _parts = new EngineParts(hub, runner, _activities, _log, _stopping.Token, _abandoned.Token);
        _sessions = new Sessions(_parts);
    }

    public bool HasRoom => !_stopping.IsCancellationRequested && ControlRoom() > 0;

    /// <summary>Whether nothing is under way but what waits for messages or alarms.</summary>
    public bool IsQuiet => _parts.IsQuiet && _activities.IsIdle;

    /// <summary>Ends when a loop of the engine has failed, which none of them should.</summary>
    public Task Completion => _pumps;

    public async Task StartAsync()
    {
        await _hub.EnsureCreatedAsync();
        Log.Started(_log, _hub.Settings.Hub, _catalog.Orchestrators, _catalog.Activities);
        var longestWait = _hub.Settings.MaxPollingInterval;
        // What this host sends to itself does not come by the control queue, so nothing wakes that look.
        var control = new QueuePump(
            HubQueue.Control, _parts, _sessions, new Wake(_hub.Time), longestWait, ControlRoom);
        // Who offers an activity mostly runs it too; the others need not look as often.
        var workItems = new QueuePump(
            HubQueue.WorkItems, _parts, _sessions, _parts.Offered, 2 * longestWait, () => _activities.FreeSlots);
        _pumps = Task.WhenAll(
            Task.Run(() => control.RunAsync(_stopping.Token)),
            Task.Run(() => workItems.RunAsync(_stopping.Token)),
            Task.Run(() => new MessageSweep(_parts).RunAsync(_stopping.Token)),
            Task.Run(CloseIdleAsync));
        _leases = Task.Run(() => new LeaseKeeper(_parts).RunAsync(_abandoned.Token));
        _hub.Messenger.Taker = this;
    }

    public void Take(HeldMessage message)
    {
        _parts.Held.Add(message);
        _sessions.Post(message.Content.InstanceId, new MessageArrival(message));
    }

    /// <summary>
    /// Stops in order: begins nothing new, waits for what runs, and gives its messages back so that another host goes
    /// on with them at once.
    /// </summary>
    /// <param name="patience">Ends the wait; what runs then is not waited for, and comes again after a lease.</param>
    public async Task StopAsync(CancellationToken patience)
    {
        _hub.Messenger.Taker = null;
        await _stopping.CancelAsync();
        // One of them may be at something that is tried until it succeeds.
        await EndOf(_pumps.WaitAsync(patience));
        while (!IsQuiet && !patience.IsCancellationRequested)
            await EndOf(Task.Delay(QuietLooks, TimeProvider.System, patience));
        await _abandoned.CancelAsync();
        await EndOf(_leases);
        if (!patience.IsCancellationRequested)
            await Task.WhenAll(_parts.Held.All.Select(GiveBackAsync));
    }

    /// <summary>Ends at once, as when the process is killed: nothing is given back.</summary>
    public void Abandon()
    {
        _hub.Messenger.Taker = null;
        _abandoned.Cancel();
        _stopping.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        Abandon();
        await EndOf(_pumps);
        await EndOf(_leases);
        _activities.Dispose();
        _parts.Steps.Dispose();
        _stopping.Dispose();
        _abandoned.Dispose();
    }

    int ControlRoom() => _hub.Settings.WaitingMax - _parts.Held.Waiting;

    async Task CloseIdleAsync()
    {
        while (true)
        {
            await Task.Delay(_hub.Settings.IdleMax / 6, _hub.Time, _stopping.Token);
            _sessions.CloseIdle();
        }
    }

    async Task GiveBackAsync(HeldMessage message)
    {
        try
        {
            await message.ReleaseAsync(TimeSpan.Zero);
        }
#pragma warning disable CA1031 // It is logged, and the message shows again when its lease ends.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.LeaseNotRenewed(_log, error, message.Content.InstanceId);
        }
    }

    static async Task EndOf(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // The wanted way out.
        }
    }
}

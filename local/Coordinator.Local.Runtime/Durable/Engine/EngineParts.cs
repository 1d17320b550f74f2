using System.Collections.Concurrent;
using Coordinator.Local.Runtime.Durable.Messages;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>What the sessions of an engine share.</summary>
sealed class EngineParts(
    Hub hub,
    StepRunner runner,
    ActivityPool activities,
    ILogger log,
    CancellationToken stopping,
    CancellationToken abandoned)
{
    static readonly TimeSpan ShortestRetry = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<Task, bool> _tracked = [];

    public Hub Hub => hub;

    public StepRunner Runner => runner;

    public ActivityPool Activities => activities;

    public ChildStarter Children { get; } = new(hub);

    public HeldMessages Held { get; } = new();

    /// <summary>Set when this host has offered an activity to all hosts: it may be the one with room for it.</summary>
    public Wake Offered { get; } = new(hub.Time);

    /// <summary>How many steps are made at once.</summary>
    public SemaphoreSlim Steps { get; } = new(hub.Settings.StepsMax);

    /// <summary>The host stops: nothing new is begun.</summary>
    public CancellationToken Stopping => stopping;

    /// <summary>The host does not wait any longer.</summary>
    public CancellationToken Abandoned => abandoned;

    public ILogger Log => log;

    public bool IsQuiet => _tracked.IsEmpty;

    /// <summary>Remembers what runs beside the sessions, so that a stop can wait for it.</summary>
    public void Track(Task task)
    {
        _tracked[task] = true;
        _ = task.ContinueWith(ended => _tracked.TryRemove(ended, out _), TaskScheduler.Default);
    }

    /// <summary>Does something to the storage until it succeeds.</summary>
    /// <returns>Whether it did; not when the host does not wait any longer.</returns>
    public async Task<bool> PersistAsync(string instanceId, Func<Task> store)
    {
        for (var attempt = 1; !abandoned.IsCancellationRequested; attempt++)
        {
            try
            {
                await store();
                return true;
            }
#pragma warning disable CA1031 // It is logged, and tried again: what was committed must lead to what it says.
            catch (Exception error)
#pragma warning restore CA1031
            {
                if (!abandoned.IsCancellationRequested)
                    Durable.Log.StorageFailed(log, error, instanceId);
            }
            await DelayAfterAsync(attempt);
        }
        return false;
    }

    /// <summary>Waits before something is tried again: longer each time.</summary>
    public async Task DelayAfterAsync(int attempt)
    {
        var delay = ShortestRetry * Math.Pow(2, Math.Min(attempt - 1, 10));
        try
        {
            await Task.Delay(delay < LongestRetry ? delay : LongestRetry, hub.Time, abandoned);
        }
        catch (OperationCanceledException) when (abandoned.IsCancellationRequested)
        {
            // The caller looks whether to go on.
        }
    }

    /// <summary>Deletes a message. One that cannot be deleted comes again, and is known then.</summary>
    public async Task DeleteQuietlyAsync(HeldMessage message)
    {
        Held.Remove(message);
        try
        {
            if (await message.DeleteAsync())
                await hub.Messenger.ForgetPayloadAsync(message.Content);
        }
#pragma warning disable CA1031 // It is logged, and does no harm.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (!abandoned.IsCancellationRequested)
                Durable.Log.MessageNotDeleted(log, error);
        }
    }
}

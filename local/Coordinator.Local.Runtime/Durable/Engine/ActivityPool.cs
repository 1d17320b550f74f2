using Coordinator.Local.Runtime.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>Runs activities, so many at once; each in a scope of services of its own.</summary>
sealed class ActivityPool(
    TaskCatalog catalog, DataConverter converter, HubSettings settings, ILogger log, CancellationToken stopping)
    : IDisposable
{
    /// <summary>The type of the failure of an activity that is not there.</summary>
    public const string NotFoundType = "ActivityTaskNotFound";

    readonly SemaphoreSlim _slots = new(settings.ActivitiesMax);
    int _waiting;
    int _running;

    /// <summary>Whether another one has its turn here before long.</summary>
    public bool HasRoom => Volatile.Read(ref _waiting) < settings.ActivityBacklogMax;

    public bool IsIdle => Volatile.Read(ref _running) == 0;

    public int FreeSlots => _slots.CurrentCount;

    /// <summary>Runs an activity when it has its turn.</summary>
    /// <returns>How it ended.</returns>
    /// <exception cref="OperationCanceledException">The host stops; it has not begun.</exception>
    public async Task<OutcomeEvent> RunAsync(string instanceId, ActivityScheduled activity)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _slots.WaitAsync(stopping);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        Interlocked.Increment(ref _running);
        try
        {
            return await RunNowAsync(instanceId, activity);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    async Task<OutcomeEvent> RunNowAsync(string instanceId, ActivityScheduled activity)
    {
        try
        {
            await using var scope = catalog.CreateScope();
            if (!catalog.TryCreateActivity(activity.Name, scope.ServiceProvider, out var code))
                return new ActivityFailed(activity.Id, new Failure(
                    NotFoundType, $"No activity named '{activity.Name}' was found.", Final: true));
            var context = new ActivityContext(activity.Name, instanceId, activity.Version ?? "");
            var input = converter.Deserialize(activity.Input, code.InputType);
            return new ActivityCompleted(activity.Id, converter.Serialize(await code.RunAsync(context, input)));
        }
#pragma warning disable CA1031 // Whatever it throws is its result.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.ActivityFailed(log, error, activity.Name, instanceId, activity.Id);
            return new ActivityFailed(activity.Id, Failure.Of(error));
        }
    }
}

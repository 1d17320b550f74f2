using System.Collections.Concurrent;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Bounds how many slots of one subscription a host delivers at once, for the sake of its target.</summary>
sealed class SubscriptionLanes
{
    const int LanesMax = 8;

    readonly ConcurrentDictionary<string, SemaphoreSlim> _lanes = new(StringComparer.Ordinal);

    /// <summary>Runs some work when there is a lane for it.</summary>
    public async Task RunAsync(string generation, Func<Task> work)
    {
        var lanes = _lanes.GetOrAdd(generation, _ => new SemaphoreSlim(LanesMax));
        await lanes.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            lanes.Release();
        }
    }
}

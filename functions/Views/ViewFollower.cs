using System.Collections.Concurrent;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Functions.Events;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Views;

/// <summary>Applies new events to all views. What it knows to be applied it does not look at again.</summary>
sealed class ViewFollower(LiveViews views, Projector projector, ILogger<ViewFollower> log) : ILogFollower
{
    const int ParallelMax = 8;

    /// <summary>Then others get their turn.</summary>
    const int BatchesMax = 8;

    readonly ConcurrentDictionary<(string View, int Generation, SlotId Slot), long> _applied = new();

    /// <inheritdoc />
    public string Name => "Projecting";

    /// <inheritdoc />
    public async Task<IReadOnlyCollection<SlotId>> FollowAsync(
        IReadOnlyDictionary<SlotId, long> heads, CancellationToken cancellation)
    {
        try
        {
            var generations = await views.FollowedAsync();
            Forget(generations);
            var left = new ConcurrentDictionary<SlotId, byte>();
            await Parallel.ForEachAsync(
                generations.SelectMany(generation => heads.Select(head => (generation, head.Key, head.Value)))
                    .Where(one => Applied(one.generation, one.Key) < one.Value),
                new ParallelOptions { MaxDegreeOfParallelism = ParallelMax, CancellationToken = cancellation },
                async (one, _) =>
                {
                    if (!await CatchUpAsync(one.generation, one.Key))
                        left.TryAdd(one.Key, 0);
                });
            return [.. left.Keys];
        }
        catch (StoreUnavailableException)
        {
            return [.. heads.Keys];
        }
    }

    /// <returns>False when something is left that may be done soon.</returns>
    async Task<bool> CatchUpAsync(ViewGeneration generation, SlotId slot)
    {
        for (var batch = 0; batch < BatchesMax; batch++)
        {
            var result = await projector.FollowAsync(generation, slot);
            switch (result.State)
            {
                case FollowState.CaughtUp:
                    _applied[(generation.View, generation.Info.Number, slot)] = result.Position;
                    return true;
                case FollowState.Behind:
                    continue;
                case FollowState.Inconsistent:
                    log.ViewInconsistent(generation.View, generation.Info.Number);
                    return true;
                default:
                    return false;
            }
        }

        return false;
    }

    long Applied(ViewGeneration generation, SlotId slot) =>
        _applied.GetValueOrDefault((generation.View, generation.Info.Number, slot));

    void Forget(IEnumerable<ViewGeneration> followed)
    {
        var kept = followed.Select(generation => (generation.View, generation.Info.Number)).ToHashSet();
        foreach (var gone in _applied.Keys.Where(known => !kept.Contains((known.View, known.Generation))))
            _applied.TryRemove(gone, out _);
    }
}

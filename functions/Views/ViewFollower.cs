using System.Collections.Concurrent;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Functions.Events;
using Coordinator.Functions.Telemetry;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Views;

/// <summary>Applies new events to all views. What it knows to be applied it does not look at again.</summary>
sealed class ViewFollower(
    LiveViews views, Projector projector, LogHeads known, HostMetrics metrics, TimeProvider time,
    ILogger<ViewFollower> log) : ILogFollower
{
    const int ParallelMax = 4;

    /// <summary>Then others get their turn.</summary>
    const int BatchesMax = 8;

    readonly ConcurrentDictionary<(string View, int Generation, SlotId Slot), long> _applied = new();
    readonly HashSet<(string View, int Generation)> _met = [];

    /// <inheritdoc />
    public string Name => "Projecting";

    /// <inheritdoc />
    public async Task<IReadOnlyCollection<SlotLeft>> FollowAsync(
        IReadOnlyDictionary<SlotId, long> heads, CancellationToken cancellation)
    {
        try
        {
            var generations = await views.FollowedAsync();
            Forget(generations);
            var left = new ConcurrentDictionary<SlotId, bool>();
            var due = new ConcurrentQueue<(ViewGeneration Generation, SlotId Slot)>(
                generations.SelectMany(generation => Due(generation, heads)));
            var waiting = new ConcurrentBag<Hlc>();
            await Task.WhenAll(Enumerable.Range(0, ParallelMax)
                .Select(_ => CatchUpAllAsync(due, left, waiting, cancellation)));
            metrics.Views.Followed(AgeOf(waiting));
            return [.. left.Select(slot => new SlotLeft(slot.Key, slot.Value))];
        }
        catch (StoreUnavailableException)
        {
            return [.. heads.Keys.Select(slot => new SlotLeft(slot, HasProgressed: false))];
        }
    }

    async Task CatchUpAllAsync(
        ConcurrentQueue<(ViewGeneration Generation, SlotId Slot)> due, ConcurrentDictionary<SlotId, bool> left,
        ConcurrentBag<Hlc> waiting, CancellationToken cancellation)
    {
        while (due.TryDequeue(out var one))
        {
            cancellation.ThrowIfCancellationRequested();
            if (await TryCatchUpAsync(one.Generation, one.Slot, waiting) is { } hasProgressed)
                left.AddOrUpdate(one.Slot, hasProgressed, (_, before) => before && hasProgressed);
        }
    }

    /// <summary>
    /// Where a generation may be behind. One that this host has not met before took over from another: it may lack
    /// events that were applied to that one only, in any slot.
    /// </summary>
    List<(ViewGeneration Generation, SlotId Slot)> Due(
        ViewGeneration generation, IReadOnlyDictionary<SlotId, long> heads)
    {
        var isNew = _met.Add((generation.View, generation.Info.Number));
        return [.. (isNew ? known.All : heads)
            .Where(head => _applied.GetValueOrDefault(KeyOf(generation, head.Key)) < head.Value)
            .Select(head => (generation, head.Key))];
    }

    /// <returns>Null when nothing is left that may be done soon; else whether some events were applied.</returns>
    async Task<bool?> TryCatchUpAsync(ViewGeneration generation, SlotId slot, ConcurrentBag<Hlc> waiting)
    {
        try
        {
            return await CatchUpAsync(generation, slot, waiting);
        }
#pragma warning disable CA1031 // One view that fails must not keep the others from their events; it is logged.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.ProjectingFailed(e, generation.View, generation.Info.Number, slot.Value);
            return false;
        }
    }

    async Task<bool?> CatchUpAsync(ViewGeneration generation, SlotId slot, ConcurrentBag<Hlc> waiting)
    {
        var (result, hasProgressed) = await ProjectAsync(generation, slot);
        if (result.Waiting is { } first)
            waiting.Add(first);
        switch (result.State)
        {
            case FollowState.CaughtUp:
                _applied[KeyOf(generation, slot)] = result.Position;
                return null;
            case FollowState.Inconsistent:
                log.ViewInconsistent(generation.View, generation.Info.Number);
                return null;
            default:
                return hasProgressed;
        }
    }

    async Task<(FollowResult Last, bool HasProgressed)> ProjectAsync(ViewGeneration generation, SlotId slot)
    {
        for (var batch = 1; ; batch++)
        {
            var result = await projector.FollowAsync(generation, slot);
            metrics.Views.ChangesDead(result.DeadLetters);
            var isBehind = result.State == FollowState.Behind;
            if (!isBehind || batch == BatchesMax)
                return (result, isBehind || batch > 1);
        }
    }

    TimeSpan AgeOf(IEnumerable<Hlc> waiting)
    {
        var now = time.GetUtcNow();
        return waiting.Select(first => now - first.Time).Append(TimeSpan.Zero).Max();
    }

    static (string View, int Generation, SlotId Slot) KeyOf(ViewGeneration generation, SlotId slot) =>
        (generation.View, generation.Info.Number, slot);

    void Forget(IEnumerable<ViewGeneration> followed)
    {
        var kept = followed.Select(generation => (generation.View, generation.Info.Number)).ToHashSet();
        _met.IntersectWith(kept);
        foreach (var gone in _applied.Keys.Where(one => !kept.Contains((one.View, one.Generation))))
            _applied.TryRemove(gone, out _);
    }
}

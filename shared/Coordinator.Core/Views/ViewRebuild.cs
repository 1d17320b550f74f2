using System.Collections.Immutable;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Reading;

namespace Coordinator.Core.Views;

/// <summary>
/// The steps by which a generation is built and takes over, for an orchestration to run as activities. Every step may
/// run twice, late, and beside the projectors that follow the same generation. A rebuild is:
/// <list type="number">
/// <item><see cref="HeadsAsync"/>, then <see cref="BuildSlotAsync"/> for each slot until its position is at or above
/// its head.</item>
/// <item>The same again, until a round is short.</item>
/// <item><see cref="CompleteAsync"/> with the heads of the last round: the generation takes over, or is behind.</item>
/// </list>
/// </summary>
/// <param name="catalog">The views.</param>
/// <param name="projections">What this host can project.</param>
/// <param name="log">The event logs.</param>
/// <param name="records">Where views are kept.</param>
/// <param name="time">The age of events.</param>
/// <param name="slots">How many slots there are.</param>
public sealed class ViewRebuild(
    ViewCatalog catalog, CodeProjections projections, IEventLog log, IRecordStore records, TimeProvider time, int slots)
{
    readonly Projector _projector = new(log, records);
    readonly LagReader _progress = new(log, records, time, slots);

    /// <summary>The heads of all slots, in order; null when a log did not answer.</summary>
    public Task<ImmutableArray<long>?> HeadsAsync() => SlotHeads.ReadAsync(log, slots);

    /// <summary>Applies the next events of a slot.</summary>
    /// <param name="name">The view.</param>
    /// <param name="generation">The generation that is being built, or took over just now.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="batches">At most so many batches of up to 100 events.</param>
    public async Task<BuildResult> BuildSlotAsync(string name, int generation, SlotId slot, int batches)
    {
        if (await FindAsync(name) is not { IsKnown: true } found)
            return new BuildResult(BuildState.Unavailable, 0, 0);
        if (found.View?.Generation(generation) is not { } wanted)
            return new BuildResult(BuildState.Superseded, 0, 0);
        if (projections.Find(name, wanted) is not { } filled)
            return new BuildResult(BuildState.NotHere, 0, 0);
        var result = new BuildResult(BuildState.More, 0, 0);
        for (; batches > 0 && result.State == BuildState.More; batches--)
        {
            var followed = await _projector.FollowAsync(filled, slot);
            result = new BuildResult(StateOf(followed.State), followed.Position, followed.Head);
        }

        return result;
    }

    /// <summary>Lets the generation take over if every slot is at or above a head.</summary>
    /// <param name="name">The view.</param>
    /// <param name="generation">The generation that is being built.</param>
    /// <param name="heads">What <see cref="HeadsAsync"/> gave when the last round began.</param>
    public async Task<CompleteState> CompleteAsync(string name, int generation, ImmutableArray<long> heads)
    {
        try
        {
            var view = await catalog.FindAsync(name);
            if (view?.Live?.Number == generation)
                return CompleteState.Swapped;
            if (view?.Building is not { } building || building.Number != generation)
                return CompleteState.Superseded;
            var positions = await _progress.PositionsAsync(name, building);
            if (heads.Where((head, slot) => positions.GetValueOrDefault(slot) < head).Any())
                return CompleteState.Behind;
            return await catalog.SwapAsync(name, generation) == SwapState.Swapped
                ? CompleteState.Swapped
                : CompleteState.Superseded;
        }
        catch (StoreUnavailableException)
        {
            return CompleteState.Unavailable;
        }
    }

    async Task<(bool IsKnown, ViewInfo? View)> FindAsync(string name)
    {
        try
        {
            return (true, await catalog.FindAsync(name));
        }
        catch (StoreUnavailableException)
        {
            return (false, null);
        }
    }

    static BuildState StateOf(FollowState state) => state switch
    {
        FollowState.CaughtUp => BuildState.CaughtUp,
        FollowState.Behind or FollowState.Overtaken => BuildState.More,
        FollowState.Inconsistent => BuildState.Inconsistent,
        _ => BuildState.Unavailable,
    };
}

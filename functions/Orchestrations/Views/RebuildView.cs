using Coordinator.Core.Views;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Views;

/// <summary>
/// Fills a generation of a view from the logs until it has caught up, and lets it take over. Every activity may run
/// twice, late, and beside projectors that follow the same generation.
/// </summary>
sealed class RebuildView : TaskOrchestrator<ViewBuildOrder, string>
{
    const int SlotsAtOnce = 8;

    /// <summary>All slots write the rows of a total; more of them at once only get into each other's way.</summary>
    const int ActivitiesAtOnce = 2;

    /// <summary>Activities of one history, about; then it begins anew.</summary>
    const int ActivitiesMax = 200;

    const int PassesAfterSwap = 4;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public override async Task<string> RunAsync(TaskOrchestrationContext context, ViewBuildOrder input)
    {
        var activities = 0;
        while (activities < ActivitiesMax)
        {
            activities += 2;
            var heads = await context.CallActivityAsync<List<long>>(
                nameof(ReadLogHeads), input, ActivityOptions.UntilItSucceeds);
            var behind = Enumerable.Range(0, heads.Count).Where(slot => heads[slot] > 0).ToList();
            while (behind.Count > 0 && activities < ActivitiesMax)
            {
                var built = await BuildAsync(context, input, behind);
                activities += (behind.Count / SlotsAtOnce) + 1;
                if (built.Exists(slot => slot.State is BuildState.Superseded or BuildState.Inconsistent))
                    return built.Max(slot => slot.State).ToString();
                if (built.TrueForAll(slot => slot.State is BuildState.Unavailable or BuildState.NotHere))
                    await context.CreateTimer(Pause, CancellationToken.None);
                behind = [.. built.Where(slot => slot.Position < heads[slot.Slot]).Select(slot => slot.Slot)];
            }

            if (heads.Count > 0 && behind.Count == 0)
            {
                var state = await context.CallActivityAsync<CompleteState>(
                    nameof(CompleteBuild), new BuildToComplete(input, heads), ActivityOptions.UntilItSucceeds);
                if (state == CompleteState.Swapped)
                    await CloseGapAsync(context, input);
                if (state is CompleteState.Swapped or CompleteState.Superseded)
                    return state.ToString();
            }

            await context.CreateTimer(Pause, CancellationToken.None);
        }

        context.ContinueAsNew(input);
        return nameof(BuildState.More);
    }

    /// <summary>
    /// Hosts that have not heard of the new generation yet apply events to the old one only. They hear of it within
    /// seconds; until then this keeps the new one from falling behind.
    /// </summary>
    static async Task CloseGapAsync(TaskOrchestrationContext context, ViewBuildOrder order)
    {
        for (var pass = 0; pass < PassesAfterSwap; pass++)
        {
            var heads = await context.CallActivityAsync<List<long>>(
                nameof(ReadLogHeads), order, ActivityOptions.UntilItSucceeds);
            await BuildAsync(context, order, [.. Enumerable.Range(0, heads.Count).Where(slot => heads[slot] > 0)]);
            await context.CreateTimer(Pause, CancellationToken.None);
        }
    }

    static async Task<List<SlotBuild>> BuildAsync(
        TaskOrchestrationContext context, ViewBuildOrder order, List<int> slots)
    {
        var built = new List<SlotBuild>();
        foreach (var wave in slots.Chunk(SlotsAtOnce * ActivitiesAtOnce))
        {
            var parts = await Task.WhenAll(wave.Chunk(SlotsAtOnce).Select(some =>
                context.CallActivityAsync<List<SlotBuild>>(
                    nameof(BuildSlots), new SlotsToBuild(order, [.. some]), ActivityOptions.UntilItSucceeds)));
            built.AddRange(parts.SelectMany(part => part));
        }

        return built;
    }
}

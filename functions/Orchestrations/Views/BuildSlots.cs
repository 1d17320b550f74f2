using Coordinator.Core.Model;
using Coordinator.Core.Views;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Views;

/// <summary>Applies the next events of some slots to a generation, for some seconds at most.</summary>
sealed class BuildSlots(ViewRebuild rebuild) : TaskActivity<SlotsToBuild, List<SlotBuild>>
{
    const int BatchesMax = 10;

    /// <inheritdoc />
    public override async Task<List<SlotBuild>> RunAsync(TaskActivityContext context, SlotsToBuild input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [.. await Task.WhenAll(input.Slots.Select(slot => BuildAsync(input.Order, slot)))];
    }

    async Task<SlotBuild> BuildAsync(ViewBuildOrder order, int slot)
    {
        var result = await rebuild.BuildSlotAsync(order.View, order.Generation, new SlotId(slot), BatchesMax);
        return new SlotBuild(slot, result.State, result.Position);
    }
}

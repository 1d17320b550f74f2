using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Recovery;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>
/// Fences, copies the rest, opens, activates. Attempts that were under way are looked at first by the next sweep.
/// </summary>
sealed class CompleteChange(Reconfigurer reconfigurer, OpenSlots openSlots) : TaskActivity<SlotsToCopy, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, SlotsToCopy input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var isDone = await reconfigurer.CompleteAsync(input.Shard);
        openSlots.Add(input.Slots.Select(slot => new Core.Model.SlotId(slot)));
        return isDone;
    }
}

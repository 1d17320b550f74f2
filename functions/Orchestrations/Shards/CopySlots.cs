using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Changes;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>One pass of the copy of some slots.</summary>
sealed class CopySlots(IPlacementRegister register, Reconfigurer reconfigurer)
    : TaskActivity<SlotsToCopy, CopyProgress>
{
    /// <inheritdoc />
    public override async Task<CopyProgress> RunAsync(TaskActivityContext context, SlotsToCopy input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await register.ReadAsync() is not { Map: { } map } || map.Shard(input.Shard) is not { } shard)
            return new CopyProgress(0, CopyStatus.Silent);
        return shard.Joining is not null && shard.Pending!.Epoch.Value == input.Epoch
            ? await reconfigurer.CopyAsync(shard, [.. input.Slots.Select(slot => new SlotId(slot))])
            : new CopyProgress(0, CopyStatus.Superseded);
    }
}

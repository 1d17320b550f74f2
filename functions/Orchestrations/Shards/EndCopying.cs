using Coordinator.Core.Model;
using Coordinator.Core.Placement.Changes;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Ends the copying beside the active epoch.</summary>
sealed class EndCopying(Reconfigurer reconfigurer) : TaskActivity<SlotsToCopy, ChangeStatus>
{
    /// <inheritdoc />
    public override async Task<ChangeStatus> RunAsync(TaskActivityContext context, SlotsToCopy input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return (await reconfigurer.EndCopyingAsync(input.Shard, new Epoch(input.Epoch))).Status;
    }
}

using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Ends the copying beside the active epoch.</summary>
sealed class EndCopying(ShardSteps steps) : TaskActivity<PendingSlots, bool>
{
    /// <inheritdoc />
    public override Task<bool> RunAsync(TaskActivityContext context, PendingSlots input) =>
        steps.EndCopyingAsync(input);
}

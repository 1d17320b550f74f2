using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>One pass of the copy of some slots.</summary>
sealed class CopySlots(ShardSteps steps) : TaskActivity<PendingSlots, CopyProgress>
{
    /// <inheritdoc />
    public override Task<CopyProgress> RunAsync(TaskActivityContext context, PendingSlots input) =>
        steps.CopyAsync(input);
}

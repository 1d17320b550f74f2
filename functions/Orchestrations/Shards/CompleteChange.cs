using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Fences, copies the rest, opens, activates.</summary>
sealed class CompleteChange(ShardSteps steps) : TaskActivity<PendingSlots, bool>
{
    /// <inheritdoc />
    public override Task<bool> RunAsync(TaskActivityContext context, PendingSlots input) => steps.CompleteAsync(input);
}

using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Undoes a join that does not come to its end.</summary>
sealed class GiveUpStep(ShardSteps steps) : TaskActivity<PendingSlots, bool>
{
    /// <inheritdoc />
    public override Task<bool> RunAsync(TaskActivityContext context, PendingSlots input) => steps.GiveUpAsync(input);
}

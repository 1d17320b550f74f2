using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Makes a step pending in the placement register, or finds it pending or done.</summary>
sealed class ProposeStep(ShardSteps steps) : TaskActivity<StepProposal, StepAnswer>
{
    /// <inheritdoc />
    public override Task<StepAnswer> RunAsync(TaskActivityContext context, StepProposal input) =>
        steps.ProposeAsync(input);
}

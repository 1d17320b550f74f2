using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Changes;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Makes a step pending in the placement register, or finds it pending or done.</summary>
sealed class ProposeStep(Reconfigurer reconfigurer) : TaskActivity<StepToPropose, ProposedStep>
{
    /// <inheritdoc />
    public override async Task<ProposedStep> RunAsync(TaskActivityContext context, StepToPropose input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var answer = await reconfigurer.ProposeAsync(input.Shard, input.Step.Change);
        var pending = answer.Shard?.Pending;
        return new ProposedStep(
            answer.Status, answer.Reason, pending?.Epoch.Value ?? 0, pending?.Phase == PendingPhase.Copying,
            [.. answer.Shard?.Slots.Select(slot => slot.Value) ?? []]);
    }
}

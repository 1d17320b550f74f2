using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>
/// Failover, rejoin, move, and another number of replicas: the steps of an operation on a shard, one after the other.
/// Every activity may run twice, late, and beside the same operation on another host; what it was to bring about is in
/// the placement register, and this asks there before each step.
/// </summary>
sealed class ChangeShard : TaskOrchestrator<ShardOrder, string>
{
    /// <inheritdoc />
    public override async Task<string> RunAsync(TaskOrchestrationContext context, ShardOrder input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var run = new ShardRun(context, input);
        while (run.StepsDone < input.Steps.Count)
        {
            if (await run.StepAsync() is { } failure)
                return await run.EndAsync(ShardOperationState.Failed, failure);
            if (run.IsLong)
            {
                context.ContinueAsNew(run.Rest);
                return nameof(ShardOperationState.Running);
            }
        }

        return await run.EndAsync(ShardOperationState.Done);
    }
}

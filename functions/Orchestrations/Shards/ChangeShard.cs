using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>
/// Failover, rejoin, move, and another number of replicas: see <see cref="ShardRun"/>, whose calls are activities here.
/// </summary>
sealed class ChangeShard : TaskOrchestrator<ShardOrder, string>
{
    /// <inheritdoc />
    public override async Task<string> RunAsync(TaskOrchestrationContext context, ShardOrder input)
    {
        var run = new ShardRun(new OrchestrationSteps(context), input);
        var state = await run.RunAsync();
        if (state == ShardOperationState.Running)
            context.ContinueAsNew(run.Rest);
        return state.ToString();
    }
}

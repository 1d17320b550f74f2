using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Reads what the placement register says about a shard.</summary>
sealed class LookAtShard(ShardSteps steps) : TaskActivity<int, ShardLook>
{
    /// <inheritdoc />
    public override Task<ShardLook> RunAsync(TaskActivityContext context, int input) => steps.LookAsync(input);
}

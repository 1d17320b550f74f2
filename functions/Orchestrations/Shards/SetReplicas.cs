using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Says in the placement register how many stores are to hold a shard.</summary>
sealed class SetReplicas(ShardSteps steps) : TaskActivity<ReplicasToSet, bool>
{
    /// <inheritdoc />
    public override Task<bool> RunAsync(TaskActivityContext context, ReplicasToSet input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return steps.SetReplicasAsync(input.Shard, input.Replicas);
    }
}

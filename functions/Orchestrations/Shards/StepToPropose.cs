using Coordinator.Core.Placement.Operations;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>A step that is to be pending.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Step">The step.</param>
public sealed record StepToPropose(int Shard, ShardStep Step);

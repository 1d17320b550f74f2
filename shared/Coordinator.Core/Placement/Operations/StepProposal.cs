namespace Coordinator.Core.Placement.Operations;

/// <summary>A step that is to be pending.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Step">The step.</param>
/// <param name="From">The active epoch that it is proposed by: a proposal that comes late is refused by it.</param>
public sealed record StepProposal(int Shard, ShardStep Step, int From);

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>A shard's R.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Replicas">R.</param>
public sealed record ReplicasToSet(int Shard, int Replicas);

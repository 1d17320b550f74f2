namespace Coordinator.Core.Placement.Changes;

/// <summary>A store leaves: because it is gone (failover), or because another one has taken its place.</summary>
public sealed record DropStore(string Store) : ShardChange;

namespace Coordinator.Core.Placement.Changes;

/// <summary>A store joins, with fresh partitions, as the last of the in-sync set.</summary>
public sealed record JoinStore(string Store) : ShardChange;

namespace Coordinator.Core.Placement.Changes;

/// <summary>One change of a shard's placement: at most one store leaves, at most one joins.</summary>
public abstract record ShardChange;

namespace Coordinator.Core.Placement.Changes;

/// <summary>The next epoch with the same stores: the barrier that lets garbage go.</summary>
public sealed record Bump : ShardChange;

namespace Coordinator.Core.Placement.Changes;

/// <summary>A store leaves: because it is gone (failover), or because another one has taken its place.</summary>
/// <param name="Store">The store.</param>
/// <param name="Least">So many must be left: what was planned may have lost its ground meanwhile.</param>
public sealed record DropStore(string Store, int Least = 1) : ShardChange;

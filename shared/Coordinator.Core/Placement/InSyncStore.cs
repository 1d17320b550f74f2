namespace Coordinator.Core.Placement;

/// <summary>A store that holds a shard's slots in sync.</summary>
/// <param name="Store">The storage account's name.</param>
/// <param name="Incarnation">Which partition of each slot there; a store that joins again gets a fresh one.</param>
public readonly record struct InSyncStore(string Store, int Incarnation);

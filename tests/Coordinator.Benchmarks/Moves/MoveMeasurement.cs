namespace Coordinator.Benchmarks.Moves;

/// <summary>What it took to move a shard from one store to another.</summary>
/// <param name="Store">On which store it ran.</param>
/// <param name="ReplicationFactor">R.</param>
/// <param name="Slots">Slots of the shard.</param>
/// <param name="Items">Items in it.</param>
/// <param name="Rows">Rows that were copied: items, outcomes, events, histories.</param>
/// <param name="Copying">Filling the store that joins, while clients go on.</param>
/// <param name="Joining">From the first fence until the epoch is active: writes wait.</param>
/// <param name="Dropping">The same for the store that leaves.</param>
/// <param name="Deleting">Deleting what was left there.</param>
sealed record MoveMeasurement(
    string Store, int ReplicationFactor, int Slots, int Items, long Rows, MoveStage Copying, MoveStage Joining,
    MoveStage Dropping, MoveStage Deleting);

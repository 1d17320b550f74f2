namespace Coordinator.Core.Placement.Operations;

/// <summary>Some slots of a shard, and the pending epoch that something is to be done for.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Pending">The pending epoch; another one, and nothing is done.</param>
/// <param name="Slots">The slots.</param>
public sealed record PendingSlots(int Shard, int Pending, List<int> Slots);

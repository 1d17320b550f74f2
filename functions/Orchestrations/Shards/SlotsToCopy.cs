namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>Some slots of a shard to copy to the store that joins.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Epoch">The pending epoch that it joins by.</param>
/// <param name="Slots">The slots.</param>
public sealed record SlotsToCopy(int Shard, int Epoch, List<int> Slots);

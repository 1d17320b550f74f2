using Coordinator.Core.Placement.Changes;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>What became of a proposed step.</summary>
/// <param name="Status">Whether it is pending, done, or in whose way.</param>
/// <param name="Reason">Why not, for a person.</param>
/// <param name="Epoch">The pending epoch; 0 when nothing is pending.</param>
/// <param name="IsCopying">Whether the store that joins is being filled beside the active epoch.</param>
/// <param name="Slots">The shard's slots.</param>
public sealed record ProposedStep(ChangeStatus Status, string? Reason, int Epoch, bool IsCopying, List<int> Slots);

using Coordinator.Core.Model;

namespace Coordinator.Core.Placement.Changes;

/// <summary>A join that cannot come to its end is undone, and no other one.</summary>
/// <param name="Pending">The epoch that it was to open.</param>
public sealed record GiveUpJoin(Epoch Pending) : ShardChange;

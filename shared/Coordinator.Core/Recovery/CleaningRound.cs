using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Recovery;

/// <summary>What one round of the clean-up goes by, and what it leaves behind.</summary>
/// <param name="map">The placement of the round.</param>
/// <param name="closed">The epochs that the round found closed.</param>
sealed class CleaningRound(PlacementMap map, ClosedEpochs closed)
{
    readonly Dictionary<Replica, int> _refusals = [];

    /// <summary>The placement of the round.</summary>
    public PlacementMap Map => map;

    /// <summary>The epochs that the round found closed.</summary>
    public ClosedEpochs Closed => closed;

    /// <summary>Shards with garbage of an epoch that is still open.</summary>
    public HashSet<int> Kept { get; } = [];

    /// <summary>Counts a refusal that stays.</summary>
    /// <returns>How many the replica has so far.</returns>
    public int CountRefusal(Replica replica) =>
        _refusals[replica] = _refusals.GetValueOrDefault(replica) + 1;

    /// <summary>Rows that broke an invariant.</summary>
    public List<InvariantViolationException> Broken { get; } = [];
}

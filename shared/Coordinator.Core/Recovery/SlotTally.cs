using System.Collections.Immutable;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Recovery;

/// <summary>What the in-sync replicas of one slot say about an attempt.</summary>
sealed record SlotTally(SlotPlacement Placement, ImmutableArray<ReplicaAnswer> Answers)
{
    /// <summary>The slot says yes: all its replicas do.</summary>
    public bool IsYes => All(Ballot.Yes);

    /// <summary>The slot says no: any of its replicas does.</summary>
    public bool IsNo => Any(Ballot.No);

    /// <summary>Whether every replica gives this ballot.</summary>
    public bool All(Ballot ballot) => Answers.All(replica => replica.Ballot == ballot);

    /// <summary>Whether some replica gives this ballot.</summary>
    public bool Any(Ballot ballot) => Answers.Any(replica => replica.Ballot == ballot);
}

using System.Collections.Immutable;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Recovery;

/// <summary>What the in-sync replicas of one slot say about an attempt.</summary>
public sealed record SlotTally(SlotPlacement Placement, ImmutableArray<ReplicaAnswer> Answers)
{
    /// <summary>The slot says yes: all its replicas do.</summary>
    public bool IsYes => All(Answer.Yes);

    /// <summary>The slot says no: any of its replicas does.</summary>
    public bool IsNo => Any(Answer.No);

    /// <summary>Whether every replica gives this answer.</summary>
    public bool All(Answer answer) => Answers.All(replica => replica.Answer == answer);

    /// <summary>Whether some replica gives this answer.</summary>
    public bool Any(Answer answer) => Answers.Any(replica => replica.Answer == answer);
}

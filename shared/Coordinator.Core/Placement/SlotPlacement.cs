using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Placement;

/// <summary>Where a slot lives: the epoch and the in-sync replicas, in their order.</summary>
public sealed record SlotPlacement(SlotId Slot, Epoch Epoch, ImmutableArray<Replica> InSync)
{
    /// <summary>The slot as a participant prepared under this placement.</summary>
    public Participant AsParticipant => new(Slot, Epoch);
}

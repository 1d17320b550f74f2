using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement;

/// <summary>Where a slot lives: the epoch and the in-sync replicas, in their order.</summary>
public sealed record SlotPlacement(SlotId Slot, Epoch Epoch, ImmutableArray<Replica> InSync)
{
    /// <summary>The slot as a participant prepared under this placement.</summary>
    public Participant AsParticipant => new(Slot, Epoch);

    /// <summary>
    /// The write that makes a batch fail where this placement's epoch is not open: no actor with an old map gets
    /// through.
    /// </summary>
    public RowWrite GuardTouch => new TouchRow(new GuardKey(Epoch), IfMatch: null);

    /// <summary>The guard rows of all its replicas.</summary>
    public IEnumerable<RowAddress> Guards() => InSync.Select(Guard);

    /// <summary>The guard row of one of its replicas.</summary>
    public RowAddress Guard(Replica replica) => new(replica, new GuardKey(Epoch));
}

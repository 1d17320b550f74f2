using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Reads;

/// <summary>The order of the in-sync set, for who knows nothing of the stores.</summary>
public sealed class InSyncOrder : IReplicaPreference
{
    InSyncOrder()
    {
    }

    /// <summary>The only one.</summary>
    public static InSyncOrder Instance { get; } = new();

    /// <inheritdoc />
    public ImmutableArray<Replica> Order(SlotPlacement slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return slot.InSync;
    }
}

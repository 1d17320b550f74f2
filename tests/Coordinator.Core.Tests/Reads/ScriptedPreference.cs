using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Reads;

namespace Coordinator.Core.Tests.Reads;

/// <summary>Orders the replicas by their places in the in-sync set; the last order repeats.</summary>
sealed class ScriptedPreference(params int[][] orders) : IReplicaPreference
{
    public int Asked { get; private set; }

    public ImmutableArray<Replica> Order(SlotPlacement slot)
    {
        var order = orders[Math.Min(Asked++, orders.Length - 1)];
        return [.. order.Select(place => slot.InSync[place])];
    }
}

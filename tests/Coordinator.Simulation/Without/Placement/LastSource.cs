using Coordinator.Core.Effects;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Without.Placement;

/// <summary>Copies from the first replica, whose log may be longer than that of the others.</summary>
sealed class LastSource(SimWorld world, IReplicaStore inner) : TamperedChanges(inner)
{
    public override Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation)
    {
        if (query is not { Kind: ScanKind.All, Replica: { } replica })
            return base.ScanAsync(query, continuation);
        var inSync = world.Map.Of(replica.Slot).InSync;
        return base.ScanAsync(
            replica == inSync[^1] ? query with { Store = inSync[0].Store, Replica = inSync[0] } : query, continuation);
    }
}

using Coordinator.Core.Effects;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Without.Events;

/// <summary>Lets consumers read at the first replica instead of the last.</summary>
sealed class LastReplica(SimWorld world, IReplicaStore inner) : IReplicaStore
{
    public Task<ReadResult> ReadAsync(RowAddress row)
    {
        var inSync = world.Map.Of(row.Replica.Slot).InSync;
        var isConsumer = row.Key is HeadKey or EventKey && row.Replica == inSync[^1];
        return inner.ReadAsync(isConsumer ? row with { Replica = inSync[0] } : row);
    }

    public Task<CommitResult> CommitAsync(Batch batch) => inner.CommitAsync(batch);

    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) => inner.ScanAsync(query, continuation);
}

using Coordinator.Core.Effects;
using Coordinator.Core.Model;

namespace Coordinator.Simulation.Without.Scrubbing;

/// <summary>Shows at every second look at a replica what the first one showed.</summary>
sealed class SecondLook(IReplicaStore inner) : IReplicaStore
{
    readonly Dictionary<(Replica, string?), ScanPage> _first = [];

    public Task<ReadResult> ReadAsync(RowAddress row) => inner.ReadAsync(row);

    public Task<CommitResult> CommitAsync(Batch batch) => inner.CommitAsync(batch);

    public async Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation)
    {
        if (query is not { Kind: ScanKind.All, Replica: { } replica })
            return await inner.ScanAsync(query, continuation);
        if (_first.Remove((replica, continuation), out var first))
            return first;
        var page = await inner.ScanAsync(query, continuation);
        if (page is not null)
            _first[(replica, continuation)] = page;
        return page;
    }
}

using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;

namespace Coordinator.TestKit.Simulation;

/// <summary>
/// The effects of a simulated host. It keeps the placement map that it read first until it is asked to refresh, so a host may act
/// on an old map for as long as nobody tells it.
/// </summary>
public sealed class SimEffects(SimHost host, SimLink link, PlacementMap map, Action<ResolveNudge> send) : IEffects
{
    PlacementMap _map = map;

    public async Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows) =>
        [.. await Task.WhenAll(rows.Select(link.ReadAsync))];

    public async Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches) =>
        [.. await Task.WhenAll(batches.Select(link.CommitAsync))];

    public async Task<PlacementMap> PlaceAsync(bool refresh)
    {
        if (refresh && await link.ReadAsync() is { Map: { } current })
            _map = current;
        return _map;
    }

    public Task DelayAsync(TimeSpan delay) => Task.Delay(delay, host.Time);

    public Task SendAsync(ResolveNudge nudge)
    {
        send(nudge);
        return Task.CompletedTask;
    }
}

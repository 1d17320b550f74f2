using System.Collections.Immutable;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Effects;

/// <summary>The effects of a running host: stores, placement register, clock and queue, called directly.</summary>
/// <param name="store">The storage accounts.</param>
/// <param name="placement">What this host knows of the placement.</param>
/// <param name="nudges">Carries requests to resolve.</param>
/// <param name="time">The clock for delays.</param>
public sealed class StoreEffects(
    IReplicaStore store, PlacementCache placement, INudges nudges, TimeProvider time) : IEffects
{
    /// <inheritdoc />
    public async Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows) =>
        [.. await Task.WhenAll(rows.Select(store.ReadAsync))];

    /// <inheritdoc />
    public async Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches)
    {
        // The rows of all are checked before the first is sent, so that a programming error leaves no half of a step
        // behind. How many bytes a batch may have is up to each store, which checks its own batch only; the protocol
        // keeps below by its own limits before it builds batches (AttemptPlan.TooLarge).
        foreach (var batch in batches)
            BatchRules.Require(batch);
        return [.. await Task.WhenAll(batches.Select(store.CommitAsync))];
    }

    /// <inheritdoc />
    public Task<PlacementMap> PlaceAsync(bool refresh) => placement.GetAsync(refresh);

    /// <inheritdoc />
    public Task DelayAsync(TimeSpan delay) => Task.Delay(delay, time);

    /// <inheritdoc />
    public Task SendAsync(ResolveNudge nudge) => nudges.SendAsync(nudge);
}

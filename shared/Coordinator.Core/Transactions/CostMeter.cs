using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Transactions;

/// <summary>
/// Counts what a transaction asks of the stores, so that its explanation tells what happened, not what was planned.
/// Some steps run side by side, so it counts from several threads at once.
/// </summary>
sealed class CostMeter(IEffects effects) : IEffects
{
    int _requests;
    int _depth;
    int _entities;

    /// <summary>Storage requests.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Round trips, one after the other; those that run side by side count each for itself.</summary>
    public int Depth => Volatile.Read(ref _depth);

    /// <summary>Rows asked for or written.</summary>
    public int Entities => Volatile.Read(ref _entities);

    /// <inheritdoc />
    public Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows)
    {
        Count(rows.Length, rows.Length);
        return effects.ReadAsync(rows);
    }

    /// <inheritdoc />
    public Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches)
    {
        Count(batches.Length, batches.Sum(batch => batch.Writes.Length));
        return effects.CommitAsync(batches);
    }

    /// <inheritdoc />
    public Task<PlacementMap> PlaceAsync(bool refresh)
    {
        if (refresh)
            Count(1, 1);
        return effects.PlaceAsync(refresh);
    }

    /// <inheritdoc />
    public Task DelayAsync(TimeSpan delay) => effects.DelayAsync(delay);

    /// <inheritdoc />
    public Task SendAsync(ResolveNudge nudge) => effects.SendAsync(nudge);

    void Count(int requests, int entities)
    {
        if (requests == 0)
            return;
        Interlocked.Add(ref _requests, requests);
        Interlocked.Add(ref _entities, entities);
        Interlocked.Increment(ref _depth);
    }
}

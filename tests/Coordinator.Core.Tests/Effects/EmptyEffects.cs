using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Tests.Effects;

/// <summary>Answers at once, and with nothing.</summary>
sealed class EmptyEffects : IEffects
{
    public Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows) =>
        Task.FromResult(ImmutableArray<ReadResult>.Empty);

    public Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches) =>
        Task.FromResult(ImmutableArray<CommitResult>.Empty);

    public Task<PlacementMap> PlaceAsync(bool refresh) => throw new PlacementUnknownException("There is none.");

    public Task DelayAsync(TimeSpan delay) => Task.CompletedTask;

    public Task SendAsync(ResolveNudge nudge) => Task.CompletedTask;
}

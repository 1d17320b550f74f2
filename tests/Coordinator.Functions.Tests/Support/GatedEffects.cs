using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;

namespace Coordinator.Functions.Tests.Support;

/// <summary>Effects whose commits wait for a gate; those of one slot throw, as a bug would.</summary>
sealed class GatedEffects : IEffects
{
    public const int FailingSlot = 13;

    readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _commits;

    public int Commits => _commits;

    public void Open() => _gate.TrySetResult();

    public async Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches)
    {
        await _gate.Task;
        if (batches.Any(batch => batch.Replica.Slot.Value == FailingSlot))
            throw new InvalidOperationException("a bug");
        Interlocked.Increment(ref _commits);
        return [.. batches.Select(batch => CommitResult.Applied([.. batch.Writes.Select(_ => (ETag?)null)]))];
    }

    public Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows) =>
        throw new NotSupportedException();

    public Task<PlacementMap> PlaceAsync(bool refresh) => throw new NotSupportedException();

    public Task DelayAsync(TimeSpan delay) => throw new NotSupportedException();

    public Task SendAsync(ResolveNudge nudge) => throw new NotSupportedException();
}

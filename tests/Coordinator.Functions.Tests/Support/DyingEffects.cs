using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Functions.Tests.Support;

/// <summary>The effects of a coordinator that dies after all batches of its first write but the last.</summary>
sealed class DyingEffects(IEffects effects) : IEffects
{
    /// <summary>The attempt that was left open.</summary>
    public Attempt? LastAttempt { get; private set; }

    public Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows) => effects.ReadAsync(rows);

    public async Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches)
    {
        LastAttempt = batches.SelectMany(batch => batch.Writes).OfType<InsertRow>()
            .Select(write => (write.Row as VoteRow)?.Attempt ?? (write.Row as OutcomeRow)?.Attempt)
            .First(attempt => attempt is not null);
        await effects.CommitAsync(batches[..^1]);
        throw new DiedException();
    }

    public Task<PlacementMap> PlaceAsync(bool refresh) => effects.PlaceAsync(refresh);

    public Task DelayAsync(TimeSpan delay) => effects.DelayAsync(delay);

    public Task SendAsync(ResolveNudge nudge) => effects.SendAsync(nudge);
}

using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>
/// Stands between a protocol and the world and takes one condition out of what it sends or sees, so that the product
/// needs no switch for its tests.
/// </summary>
abstract class TamperedEffects(IEffects inner) : IEffects
{
    protected IEffects Inner => inner;

    public virtual async Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows) =>
        Tamper(rows, await inner.ReadAsync(rows));

    public async Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches) =>
        [.. await Task.WhenAll(batches.Select(CommitAsync))];

    public Task<PlacementMap> PlaceAsync(bool refresh) => inner.PlaceAsync(refresh);

    public Task DelayAsync(TimeSpan delay) => inner.DelayAsync(delay);

    public Task SendAsync(ResolveNudge nudge) => inner.SendAsync(nudge);

    /// <summary>What the protocol sees instead.</summary>
    protected virtual ImmutableArray<ReadResult> Tamper(
        ImmutableArray<RowAddress> rows, ImmutableArray<ReadResult> results) =>
        results;

    /// <summary>What is sent instead; null for nothing, which is answered as applied.</summary>
    protected virtual Task<Batch?> TamperAsync(Batch batch) => Task.FromResult<Batch?>(batch);

    /// <summary>What the protocol is answered instead.</summary>
    protected virtual CommitResult Tamper(Batch batch, CommitResult result) => result;

    /// <summary>The answer to a batch of which nothing was sent, or nothing is known, as if it were applied.</summary>
    protected static CommitResult Pretended(Batch batch) =>
        CommitResult.Applied([.. batch.Writes.Select(_ => (ETag?)new ETag("never written"))]);

    async Task<CommitResult> CommitAsync(Batch batch) => Tamper(batch, await SendAsync(batch));

    async Task<CommitResult> SendAsync(Batch batch)
    {
        if (await TamperAsync(batch) is not { } sent)
            return Pretended(batch);
        var result = (await inner.CommitAsync([sent]))[0];
        return result.Status switch
        {
            CommitStatus.Applied => CommitResult.Applied(
                [.. batch.Writes.Select(write => ETagOf(write, sent, result))]),
            CommitStatus.Refused => CommitResult.Refused(
                Math.Max(0, IndexOf(sent.Writes[result.RefusedIndex], batch)), result.Reason),
            _ => result,
        };
    }

    static ETag? ETagOf(RowWrite write, Batch sent, CommitResult result)
    {
        var index = IndexOf(write, sent);
        return index < 0 ? null : result.ETags[index];
    }

    static int IndexOf(RowWrite write, Batch batch) => batch.Writes.ToList().FindIndex(other => other.Key == write.Key);
}

using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>
/// Removes garbage: refusals and tombstones whose epoch is closed at their replica (A1, vii), and outcomes older than
/// the idempotency horizon (A10). Old garbage of an open epoch makes it bump the shard, so that the next round may
/// remove it.
/// </summary>
public sealed class Cleaner(ProtocolContext context, IReplicaStore store, Reconfigurer reconfigurer)
{
    /// <summary>Young refusals of one replica that are left alone.</summary>
    const int RefusalsMax = 500;

    /// <summary>One round over all stores.</summary>
    /// <exception cref="AggregateException">Rows broke an invariant; the others were cleaned all the same.</exception>
    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var map = await context.Effects.PlaceAsync(refresh: true);
        var round = new CleaningRound(map, new ClosedEpochs(store));
        foreach (var name in map.Shards.SelectMany(shard => shard.InSync).Select(store => store.Store).Distinct())
        {
            foreach (var query in Queries(name))
                await CleanStoreAsync(round, query, cancellationToken);
        }

        foreach (var shard in round.Kept.Order())
            await reconfigurer.BumpAsync(shard);
        if (round.Broken.Count > 0)
            throw new AggregateException("Rows that break an invariant were left as they are.", round.Broken);
    }

    IEnumerable<ScanQuery> Queries(string store) =>
    [
        new(store, ScanKind.Votes),
        new(store, ScanKind.Tombstones, Before: Before(context.Options.GarbageAge)),
        new(store, ScanKind.EndedOutcomes, Before: Before(context.Options.IdempotencyHorizon)),
    ];

    Hlc Before(TimeSpan age) => Hlc.At(context.Now - age);

    async Task CleanStoreAsync(CleaningRound round, ScanQuery query, CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await store.ScanAsync(query, continuation) is not { } page)
                return;
            foreach (var row in page.Rows.Where(row => round.Map.IsInSync(row.Replica)))
                await CleanRowAsync(round, row);
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <summary>One damaged row must not keep the clean-up from all rows after it.</summary>
    async Task CleanRowAsync(CleaningRound round, ScannedRow row)
    {
        try
        {
            if (EpochOf(row) is { } epoch && !await TryRemoveAsync(round.Closed, row, epoch) && IsInTheWay(round, row))
                round.Kept.Add(round.Map.ShardOf(row.Replica.Slot).Id);
        }
        catch (InvariantViolationException e)
        {
            round.Broken.Add(e);
        }
    }

    /// <summary>
    /// Old garbage is, and so are young refusals when there are many: whoever looks for what is unsettled in the slot
    /// passes over them.
    /// </summary>
    bool IsInTheWay(CleaningRound round, ScannedRow row) =>
        row.Row is not VoteRow vote || vote.Attempt.CommitTime < Before(context.Options.GarbageAge)
        || round.CountRefusal(row.Replica) > RefusalsMax;

    /// <summary>The epoch that must be closed before the row may go; null when the row is no garbage.</summary>
    static Epoch? EpochOf(ScannedRow found) => found.Row switch
    {
        VoteRow { IsRefusal: true } vote => vote.Attempt.EpochOf(found.Replica.Slot),
        ItemRow { Exists: false, Intent: null } item => item.DeletedIn,
        OutcomeRow { IsOpen: false } outcome => outcome.Attempt.EpochOf(found.Replica.Slot),
        _ => null,
    };

    /// <returns>False when its epoch is still open.</returns>
    async Task<bool> TryRemoveAsync(ClosedEpochs closed, ScannedRow found, Epoch epoch)
    {
        if (!await closed.ContainsAsync(found.Replica, epoch))
            return false;
        // Refused means that somebody wrote the row since it was scanned; then it is no garbage any more.
        await store.CommitAsync(new Batch(found.Replica, [new DeleteRow(found.Row.Key, found.ETag)]));
        return true;
    }
}

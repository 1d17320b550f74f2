using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>Lists attempts that hold intents. Refusals of attempts that hold nothing are not listed.</summary>
public sealed class InDoubtReader(ProtocolContext context, IReplicaStore store)
{
    readonly OpenAttempts _open = new(store, context.Options);

    /// <summary>
    /// Scans all stores. A store that is out hides none of what the others hold: that is when an operator asks.
    /// </summary>
    public async Task<InDoubtList> ListAsync(TimeSpan olderThan)
    {
        var map = await context.Effects.PlaceAsync(refresh: false);
        var open = await _open.FindAsync(map, map.Slots);
        var transactions = open.Rows.GroupBy(row => OpenAttempts.AttemptOf(row.Row).Id)
            .Where(attempt => attempt.Any(row => row.Row is not VoteRow { IsRefusal: true }))
            .Select(attempt => Describe([.. attempt]))
            .Where(transaction => transaction.Age >= olderThan)
            .OrderByDescending(transaction => transaction.Age);
        return new InDoubtList([.. transactions], open.SilentStores, open.Unreadable.Length);
    }

    InDoubtTransaction Describe(ImmutableArray<ScannedRow> rows)
    {
        var attempt = OpenAttempts.AttemptOf(rows[0].Row);
        var items = rows.SelectMany(row => row.Row is VoteRow vote ? vote.Items : ((OutcomeRow)row.Row).Items)
            .Distinct();
        return new InDoubtTransaction(
            attempt, context.Now - attempt.CommitTime.Time, [.. items], [.. rows.Select(Vote)]);
    }

    static InDoubtVote Vote(ScannedRow row) => new(
        row.Replica,
        row.Row is VoteRow vote ? vote.State.ToString() : ((OutcomeRow)row.Row).State.ToString());
}

using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>Lists attempts that hold intents. Refusals of attempts that hold nothing are not listed.</summary>
public sealed class InDoubtReader(ProtocolContext context, IReplicaStore store)
{
    readonly OpenAttempts _open = new(store);

    /// <summary>Scans all stores.</summary>
    /// <returns>The attempts, oldest first; null when a store did not answer.</returns>
    public async Task<ImmutableArray<InDoubtTransaction>?> ListAsync(TimeSpan olderThan)
    {
        var map = await context.Effects.PlaceAsync(refresh: false);
        var (rows, isComplete) = await _open.FindAsync(map, slots: null);
        if (!isComplete)
            return null;
        return [.. rows.GroupBy(row => OpenAttempts.AttemptOf(row.Row).Id)
            .Where(attempt => attempt.Any(row => row.Row is not VoteRow { IsRefusal: true }))
            .Select(attempt => Describe([.. attempt]))
            .Where(transaction => transaction.Age >= olderThan)
            .OrderByDescending(transaction => transaction.Age)];
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

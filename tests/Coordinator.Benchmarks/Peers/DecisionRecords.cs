using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Benchmarks.Peers;

/// <summary>
/// The decision records of two-phase commit: one row, written once, at each replica of the attempt's first slot. The
/// one at the first replica decides; the others are its copies, durable before anybody is told.
/// </summary>
sealed class DecisionRecords(ProtocolContext context)
{
    /// <summary>Makes the decision to commit durable, unless somebody was quicker with the other one.</summary>
    /// <returns>Whether it is to commit.</returns>
    public async Task<bool> DecideAsync(Attempt attempt, PlacementMap map)
    {
        var replicas = map.Of(attempt.Home).InSync;
        var results = await WriteAsync(attempt, OutcomeState.Committed, replicas);
        for (var tries = 0; ; tries++)
        {
            // After an answer that was lost, what is in the way may be our own.
            if (IsRefused(results[0])
                && (await ReadAsync(attempt, replicas[0]))?.State != OutcomeState.Committed)
                return false;
            if (results.All(result => result.Status == CommitStatus.Applied || IsRefused(result)))
                return true;
            await context.BackOffAsync(tries);
            var again = await WriteAsync(attempt, OutcomeState.Committed, replicas);
            results = [.. results.Zip(again, Better)];
        }
    }

    /// <summary>What was decided.</summary>
    /// <param name="attempt">Whose intent was met.</param>
    /// <param name="map">The placement.</param>
    /// <param name="mayRefuse">Whether its coordinator has had its time: no record then becomes a refusal.</param>
    /// <returns>Whether it committed; null when that is open or cannot be read.</returns>
    public async Task<bool?> FindAsync(Attempt attempt, PlacementMap map, bool mayRefuse)
    {
        var replicas = map.Of(attempt.Home).InSync;
        if (await ReadAsync(attempt, replicas[0]) is { } found)
            return found.State == OutcomeState.Committed;
        if (!mayRefuse)
            return null;
        var first = (await WriteAsync(attempt, OutcomeState.Aborted, [replicas[0]]))[0];
        return first.Status == CommitStatus.Applied ? false : null;
    }

    /// <summary>Takes the record away once nothing needs it.</summary>
    public Task ForgetAsync(Attempt attempt, PlacementMap map) => context.Effects.CommitAsync(
        [.. map.Of(attempt.Home).InSync.Select(
            replica => new Batch(replica, [new DeleteRow(Key(attempt), IfMatch: null)]))]);

    Task<ImmutableArray<CommitResult>> WriteAsync(
        Attempt attempt, OutcomeState state, ImmutableArray<Replica> replicas)
    {
        var record = new OutcomeRow
        {
            Attempt = attempt,
            State = state,
            Items = [],
            Cause = state == OutcomeState.Aborted ? AbortCause.Conflict : null,
        };
        return context.Effects.CommitAsync(
            [.. replicas.Select(replica => new Batch(replica, [new InsertRow(record)]))]);
    }

    async Task<OutcomeRow?> ReadAsync(Attempt attempt, Replica replica)
    {
        for (var tries = 0; ; tries++)
        {
            var read = (await context.Effects.ReadAsync([new RowAddress(replica, Key(attempt))]))[0];
            if (read.Status != ReadStatus.Unknown)
                return (OutcomeRow?)read.Row;
            await context.BackOffAsync(tries);
        }
    }

    static OutcomeKey Key(Attempt attempt) => new(attempt.Id.Transaction);

    static bool IsRefused(CommitResult result) => result.Status == CommitStatus.Refused;

    static CommitResult Better(CommitResult before, CommitResult now) =>
        before.Status == CommitStatus.Applied ? before : now;
}

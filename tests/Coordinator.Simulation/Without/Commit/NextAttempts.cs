using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>
/// One aborted home replica lets the next attempt begin (A8), while Resolve asks for all of them (A3). A run looks
/// whether it may go on after it has cleaned up its last attempt, which begins with a read of all its ballots.
/// </summary>
sealed class NextAttempts(IEffects inner) : TamperedEffects(inner)
{
    readonly HashSet<TransactionId> _cleaned = [];

    protected override ImmutableArray<ReadResult> Tamper(
        ImmutableArray<RowAddress> rows, ImmutableArray<ReadResult> results)
    {
        var home = rows.Select(row => row.Key).OfType<OutcomeKey>().FirstOrDefault();
        if (home is null)
            return results;
        if (rows.Any(row => row.Key is VoteKey))
            _cleaned.Add(home.Transaction);
        else if (_cleaned.Remove(home.Transaction))
            return Aborted(results);
        return results;
    }

    static ImmutableArray<ReadResult> Aborted(ImmutableArray<ReadResult> results)
    {
        var aborted = results.FirstOrDefault(
            result => result.Row is OutcomeRow { State: OutcomeState.Aborted, IsOpen: false })?.Row;
        return aborted is null
            ? results
            : [.. results.Select(result => result.Row is OutcomeRow ? ReadResult.Found(aborted, result.ETag) : result)];
    }
}

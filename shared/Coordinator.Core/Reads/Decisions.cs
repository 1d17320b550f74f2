using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Reads;

/// <summary>
/// What one read knows of the attempts whose intents it met. Committed is for ever, so it is never asked again; open
/// is true of one moment only, which each call of <see cref="DecideAsync"/> sets anew.
/// </summary>
sealed class Decisions(AttemptReader attempts)
{
    readonly HashSet<AttemptId> _committed = [];
    readonly HashSet<AttemptId> _open = [];

    /// <summary>
    /// Evaluates each attempt. Those found open are evaluated again as long as the pass before found one committed:
    /// they may have committed before it did, and then a snapshot would show the later commit without the earlier one.
    /// So at the start of the last pass those that count as committed were committed, and the others were not.
    /// </summary>
    /// <returns>Whether all could be evaluated.</returns>
    public async Task<bool> DecideAsync(IEnumerable<Attempt> met, PlacementMap map)
    {
        _open.Clear();
        var open = met.Where(attempt => !_committed.Contains(attempt.Id)).ToList();
        for (var foundCommitted = true; foundCommitted && open.Count > 0;)
        {
            if (await LookAsync(open, map) is not { } committed)
                return false;
            foundCommitted = committed.Count > 0;
            open = [.. open.Except(committed)];
        }

        _open.UnionWith(open.Select(attempt => attempt.Id));
        return true;
    }

    /// <summary>
    /// Whether these attempts were committed, or open, at the moment of the last <see cref="DecideAsync"/>, or are open
    /// by now, for those it did not look at.
    /// </summary>
    public async Task<bool> AreSettledAsync(IEnumerable<Attempt> met, PlacementMap map)
    {
        var unknown = met.Where(attempt => !_committed.Contains(attempt.Id) && !_open.Contains(attempt.Id)).ToList();
        return unknown.Count == 0 || await LookAsync(unknown, map) is { Count: 0 };
    }

    /// <summary>The row that a reader sees: an intent counts when its attempt is committed.</summary>
    public ItemRow? Seen(ReadResult read)
    {
        if (read.Row is not ItemRow row)
            return null;
        return row.Intent is { } intent && _committed.Contains(intent.Attempt.Id) ? row.Applied() : row;
    }

    /// <returns>Those found committed; null when one could not be evaluated.</returns>
    async Task<List<Attempt>?> LookAsync(List<Attempt> open, PlacementMap map)
    {
        var views = await Task.WhenAll(open.Select(attempt => attempts.LookAsync(attempt, map)));
        var committed = open.Where((_, index) => views[index] == AttemptView.Committed).ToList();
        _committed.UnionWith(committed.Select(attempt => attempt.Id));
        return views.Contains(AttemptView.Unknown) ? null : committed;
    }
}

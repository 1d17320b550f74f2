using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Recovery;

namespace Coordinator.Core.Reads;

/// <summary>Evaluates an attempt as Resolve does, without refusing it and without writing.</summary>
sealed class AttemptReader(IEffects effects)
{
    readonly PollReader _poll = new(effects);

    public async Task<AttemptView> LookAsync(Attempt attempt, PlacementMap map)
    {
        var poll = await _poll.ReadAsync(attempt, map);
        if (poll.Result == PollResult.Undecided)
            poll = await LookAgainAsync(attempt, map, poll);
        return poll.Result switch
        {
            PollResult.Committed or PollResult.Prepared => AttemptView.Committed,
            PollResult.Aborted or PollResult.Superseded or PollResult.Undecided => AttemptView.NotCommitted,
            _ => AttemptView.Unknown,
        };
    }

    /// <summary>
    /// A vote may be missing because the attempt was finished since home was read; then home now says so (A5,
    /// counterexample CE5).
    /// </summary>
    async Task<Poll> LookAgainAsync(Attempt attempt, PlacementMap map, Poll first)
    {
        var again = await _poll.ReadHomeAgainAsync(attempt, map);
        return again.Result == PollResult.Undecided ? first : again;
    }
}

using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Recovery;

/// <summary>
/// Resolve(T): finds out what became of an attempt, and finishes, cleans or aborts it. Anybody who meets a vote or an
/// intent may run it, at any time, many at once. Termination protocol of Cornus (VLDB 2022, section 3.4), amended by
/// what exhaustive exploration of the protocol found; the tags in parentheses name the conditions of the design.
/// </summary>
public sealed class Resolver(ProtocolContext context)
{
    readonly PollReader _poll = new(context.Effects);
    readonly Refuser _refuser = new(context.Effects);
    readonly SlotFinisher _finisher = new(context.Effects);
    readonly SlotCleaner _cleaner = new(context.Effects);

    /// <summary>Resolves an attempt.</summary>
    /// <param name="attempt">The attempt, as stored with the vote, outcome or intent that was met.</param>
    /// <param name="mayRefuse">
    /// Whether an undecided attempt may be aborted now, because it is the caller's own or a younger one; after its
    /// deadline anybody may.
    /// </param>
    public async Task<Resolution> ResolveAsync(Attempt attempt, bool mayRefuse)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var refresh = false;
        for (var round = 0; round < context.Options.ResolveRoundsMax; round++)
        {
            var map = await context.Effects.PlaceAsync(refresh);
            var poll = await _poll.ReadAsync(attempt, map);
            switch (poll.Result)
            {
                case PollResult.Committed or PollResult.Prepared:
                    await FinishAsync(attempt, map);
                    return new Resolution(Verdict.Committed, poll.Outcome);
                case PollResult.Aborted or PollResult.Superseded:
                    await _cleaner.CleanAsync(attempt, map);
                    return new Resolution(Verdict.Aborted);
                case PollResult.Unknown when refresh:
                    return new Resolution(Verdict.Unknown);
                case PollResult.Undecided when MustWait(attempt, mayRefuse, poll):
                    return new Resolution(Verdict.Open, poll.Outcome);
                case PollResult.Undecided when await _refuser.RefuseAsync(attempt, poll):
                    await _cleaner.CleanAsync(attempt, map);
                    return new Resolution(Verdict.Aborted);
                default:
                    // An old map, a silent replica, or somebody else was faster: look again from the start.
                    refresh = poll.Result != PollResult.Undecided;
                    await context.BackOffAsync(round);
                    break;
            }
        }

        return new Resolution(Verdict.Unknown);
    }

    /// <summary>
    /// The decision stands whether or not finishing succeeds; what stopped it may be an old map, so a new one is
    /// fetched.
    /// </summary>
    async Task FinishAsync(Attempt attempt, PlacementMap map)
    {
        if (!await _finisher.FinishAsync(attempt, map))
            await context.Effects.PlaceAsync(refresh: true);
    }

    /// <summary>A slot that says no can never say yes again, so such an attempt is aborted without waiting.</summary>
    bool MustWait(Attempt attempt, bool mayRefuse, Poll poll) =>
        !mayRefuse && context.Now < attempt.Deadline && !poll.Home.IsNo && !poll.Others.Any(slot => slot.IsNo);
}

using System.Collections.Immutable;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>The answers of an attempt's participants.</summary>
/// <param name="Result">What they come to.</param>
/// <param name="Home">The home slot's answers.</param>
/// <param name="Others">The other slots' answers; empty when the home slot's sufficed.</param>
sealed record Poll(PollResult Result, SlotTally Home, ImmutableArray<SlotTally> Others)
{
    /// <summary>The outcome row of the polled attempt where a home replica has it.</summary>
    public OutcomeRow? Outcome => Home.Answers
        .Where(answer => answer.Ballot is Ballot.Committed or Ballot.Yes)
        .Select(answer => (OutcomeRow)answer.Read.Row!)
        .FirstOrDefault();
}

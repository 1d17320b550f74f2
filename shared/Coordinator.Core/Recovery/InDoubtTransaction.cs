using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Recovery;

/// <summary>An attempt that holds intents and is not finished.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Age">How long ago it was prepared.</param>
/// <param name="Items">Items that it holds, as far as its votes tell.</param>
/// <param name="Votes">What replicas say, as found.</param>
public sealed record InDoubtTransaction(
    Attempt Attempt, TimeSpan Age, ImmutableArray<ItemName> Items, ImmutableArray<InDoubtVote> Votes);

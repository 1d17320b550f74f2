using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Benchmarks.Peers;

/// <summary>
/// A way to change accounts in several partitions. All of them do the same on the same rows, through the same effects.
/// </summary>
interface IPeer
{
    /// <summary>Adds to each account; no account is named twice.</summary>
    Task<PeerAnswer> AddAsync(ImmutableArray<Increment> increments);

    /// <summary>Waits until nothing is left of what follows the answers.</summary>
    Task DrainAsync();

    /// <summary>Brings to its end whatever dead hosts left at these accounts, once their time is over.</summary>
    Task SettleAsync(ImmutableArray<ItemName> accounts);
}

using System.Collections.Immutable;

namespace Coordinator.Core.Recovery;

/// <summary>The attempts that hold intents, as far as stores answered.</summary>
/// <param name="Transactions">The attempts, oldest first.</param>
/// <param name="SilentStores">Stores that did not answer; attempts that only they know of are missing.</param>
/// <param name="UnreadableRows">Votes and outcomes that were found but cannot be read.</param>
public sealed record InDoubtList(
    ImmutableArray<InDoubtTransaction> Transactions, ImmutableArray<string> SilentStores, int UnreadableRows);

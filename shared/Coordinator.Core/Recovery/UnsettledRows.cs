using System.Collections.Immutable;
using Coordinator.Core.Effects;

namespace Coordinator.Core.Recovery;

/// <summary>What a look at unsettled rows found, as far as stores answered.</summary>
/// <param name="Rows">Index entries of open outcomes, votes, heads, outbox rows.</param>
/// <param name="Unreadable">Rows that are there but cannot be read.</param>
/// <param name="SilentStores">Stores that did not answer, in order; what they hold is missing here.</param>
/// <param name="IsSnapshot">
/// Whether the rows of each replica were all there at one moment: a page of a scan is one, several pages are not.
/// </param>
sealed record UnsettledRows(
    ImmutableArray<ScannedRow> Rows, ImmutableArray<UnreadableRow> Unreadable, ImmutableArray<string> SilentStores,
    bool IsSnapshot);

using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;

namespace Coordinator.Core.Recovery;

/// <summary>What a search for open attempts found, as far as stores answered.</summary>
/// <param name="Rows">Votes and open outcomes; the same attempt once for each of its rows.</param>
/// <param name="Unreadable">Rows that may speak of further attempts.</param>
/// <param name="SilentStores">Stores that did not answer, in order; what they hold is missing here.</param>
public sealed record OpenRows(
    ImmutableArray<ScannedRow> Rows, ImmutableArray<UnreadableRow> Unreadable, ImmutableArray<string> SilentStores)
{
    /// <summary>Slots with changes that are not in the event log of every replica, in order.</summary>
    public ImmutableArray<SlotId> Unsequenced { get; init; } = [];

    /// <summary>How long the logs of the slots are, as consumers see them, as far as stores answered.</summary>
    public ImmutableDictionary<SlotId, long> Heads { get; init; } = ImmutableDictionary<SlotId, long>.Empty;
}

using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>The positions that a subscription began with.</summary>
/// <param name="Heads">By slot: everything up to here is not delivered. Empty for all slots from their start.</param>
public sealed record StartPositions(ImmutableArray<long> Heads)
{
    /// <summary>From the first event of every slot.</summary>
    public static StartPositions Beginning { get; } = new([]);

    /// <summary>The cursor of a slot in which nothing has been delivered yet.</summary>
    public Cursor CursorOf(SlotId slot) =>
        new() { Slot = slot, Position = LogMark.After(slot.Value < Heads.Length ? Heads[slot.Value] : 0) };
}

using Coordinator.Core.Model;

namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>How far a subscription is in a slot, and how far the slot is.</summary>
/// <param name="Cursor">The cursor in the subscription's present course and revision.</param>
/// <param name="Head">The slot's last event.</param>
public sealed record CursorProgress(Cursor Cursor, long Head)
{
    /// <summary>The slot.</summary>
    public SlotId Slot => Cursor.Slot;

    /// <summary>Events that are not dealt with.</summary>
    public long Lag => Math.Max(0, Head - Cursor.Position.Sequence);
}

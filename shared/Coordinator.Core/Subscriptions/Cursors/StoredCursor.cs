using Coordinator.Core.Effects;

namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>A cursor as it was read or written.</summary>
/// <param name="Cursor">What it says.</param>
/// <param name="Value">
/// What is stored; null when nothing is yet, and the cursor is the one that the subscription began with.
/// </param>
/// <param name="ETag">The store's mark of it; null when nothing is stored yet.</param>
public sealed record StoredCursor(Cursor Cursor, ReadOnlyMemory<byte>? Value, ETag? ETag);

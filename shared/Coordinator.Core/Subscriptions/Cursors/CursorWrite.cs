namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>The answer to a write of a cursor.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Cursor">
/// What is stored now; null when nobody knows, or when the cursor is gone and with it the subscription.
/// </param>
public sealed record CursorWrite(CursorWriteStatus Status, StoredCursor? Cursor);

using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>A part of a feed.</summary>
/// <param name="Events">
/// Only with what belongs to the feed's source; by commit time, but those of one slot as its log has them.
/// </param>
/// <param name="Cursor">What follows them.</param>
/// <param name="HasMore">Whether there is, or may be, more already.</param>
/// <param name="Silent">
/// Slots whose replica did not answer, in order. What their logs hold is missing from this page, and not skipped.
/// </param>
public sealed record FeedPage(
    ImmutableArray<LogEvent> Events, FeedCursor Cursor, bool HasMore, ImmutableArray<SlotId> Silent);

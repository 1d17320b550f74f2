using System.Collections.Immutable;

namespace Coordinator.Core.Events;

/// <summary>A part of an item's history.</summary>
/// <param name="Events">The events that changed it, newest first, with the item's change only.</param>
/// <param name="Before">What the next page comes before; null when there is no more.</param>
public sealed record ItemEventPage(ImmutableArray<LogEvent> Events, long? Before);

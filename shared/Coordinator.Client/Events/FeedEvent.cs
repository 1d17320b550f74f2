using Coordinator.Contracts.Events;

namespace Coordinator.Client;

/// <summary>An event of a collection or a topic, and where to go on when it is dealt with.</summary>
/// <param name="Event">The event.</param>
/// <param name="Cursor">
/// What to note once it is dealt with. Inside a page it leads to the page's beginning; null stands for where the feed
/// begins.
/// </param>
public sealed record FeedEvent(EventBody Event, string? Cursor);

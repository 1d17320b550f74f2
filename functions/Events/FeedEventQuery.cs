using Coordinator.Core.Events;

namespace Coordinator.Functions.Events;

/// <summary>Asks for the events of a collection or topic.</summary>
/// <param name="Source">The collection or topic.</param>
/// <param name="Cursor">Where to go on; null for the end of all logs.</param>
/// <param name="Limit">The most events to return.</param>
/// <param name="Wait">How long to wait for the first one.</param>
sealed record FeedEventQuery(FeedSource Source, FeedCursor? Cursor, int Limit, TimeSpan Wait) : EventQuery(Limit);

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>Something that a message brought, which may be delivered again.</summary>
/// <param name="MessageId">The message, so that a second delivery is known as such; null when there was none.</param>
abstract record MessageEvent(string? MessageId) : HistoryEvent;

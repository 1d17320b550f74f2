namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>An event came.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Payload">Its payload as JSON.</param>
/// <param name="MessageId">The message that brought it.</param>
sealed record EventRaised(string Name, string? Payload, string? MessageId) : MessageEvent(MessageId);

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>The execution began. Its name and input stand in the instance, since they can be large.</summary>
/// <param name="MessageId">The message that began it; null when something else did before that message came.</param>
sealed record ExecutionStarted(string? MessageId) : MessageEvent(MessageId);

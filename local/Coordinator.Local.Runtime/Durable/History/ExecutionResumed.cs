namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>A client resumed the instance.</summary>
/// <param name="Reason">Why.</param>
/// <param name="MessageId">The message that brought it.</param>
sealed record ExecutionResumed(string? Reason, string? MessageId) : MessageEvent(MessageId);

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>A client ended the instance.</summary>
/// <param name="Output">The output that it is to have, as JSON.</param>
/// <param name="Recursive">Whether the orchestrations that it called end too.</param>
/// <param name="MessageId">The message that brought it.</param>
sealed record ExecutionTerminated(string? Output, bool Recursive, string? MessageId) : MessageEvent(MessageId);

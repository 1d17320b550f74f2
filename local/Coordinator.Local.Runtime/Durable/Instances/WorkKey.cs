namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>Something that an execution has begun.</summary>
/// <param name="ExecutionId">The execution; for messages to others, the message's id.</param>
/// <param name="Id">The number of the action.</param>
readonly record struct WorkKey(string ExecutionId, int Id);

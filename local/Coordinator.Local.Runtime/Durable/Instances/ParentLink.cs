namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>The call that an orchestration answers when it ends.</summary>
/// <param name="Name">The calling orchestrator.</param>
/// <param name="InstanceId">Its instance.</param>
/// <param name="ExecutionId">Its execution.</param>
/// <param name="TaskId">The number of the call there.</param>
sealed record ParentLink(string Name, string InstanceId, string ExecutionId, int TaskId);

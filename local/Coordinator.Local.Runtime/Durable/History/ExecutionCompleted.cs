using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>The execution ended. What came of it stands in the instance, since it can be large.</summary>
/// <param name="Status">How.</param>
sealed record ExecutionCompleted(OrchestrationRuntimeStatus Status) : HistoryEvent;

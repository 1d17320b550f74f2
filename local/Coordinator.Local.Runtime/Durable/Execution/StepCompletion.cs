using Coordinator.Local.Runtime.Durable.History;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>How an execution ended.</summary>
/// <param name="Status">Completed, failed or terminated; running when it continues as new.</param>
/// <param name="Output">Its output as JSON.</param>
/// <param name="Failure">How it failed.</param>
/// <param name="Continuation">How it goes on; null when it does not.</param>
sealed record StepCompletion(
    OrchestrationRuntimeStatus Status,
    string? Output = null,
    Failure? Failure = null,
    Continuation? Continuation = null);

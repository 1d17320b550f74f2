using Microsoft.DurableTask;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>A function as an orchestrator.</summary>
sealed class FunctionOrchestrator<TInput, TOutput>(Func<TaskOrchestrationContext, TInput, Task<TOutput>> function)
    : TaskOrchestrator<TInput, TOutput>
{
    public override Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input) => function(context, input);
}

using Microsoft.DurableTask;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>A function as an activity.</summary>
sealed class FunctionActivity<TInput, TOutput>(Func<TaskActivityContext, TInput, Task<TOutput>> function)
    : TaskActivity<TInput, TOutput>
{
    public override Task<TOutput> RunAsync(TaskActivityContext context, TInput input) => function(context, input);
}

using Coordinator.Local.Runtime.Durable.Execution;

namespace Microsoft.DurableTask;

/// <summary>
/// An orchestrator: code that is replayed. It must do the same each time, so it takes the time, ids, waits and all
/// results from its context only, and awaits nothing else.
/// </summary>
/// <typeparam name="TInput">The type of its input.</typeparam>
/// <typeparam name="TOutput">The type of its result.</typeparam>
public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
{
    Type ITaskOrchestrator.InputType => typeof(TInput);

    Type ITaskOrchestrator.OutputType => typeof(TOutput);

    async Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await RunAsync(context, TypedInput.As<TInput>(input));
    }

    /// <summary>Runs it.</summary>
    /// <param name="context">What it may do.</param>
    /// <param name="input">Its input.</param>
    /// <returns>Its result.</returns>
    public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);
}

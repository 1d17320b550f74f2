using Coordinator.Local.Runtime.Durable.Execution;

namespace Microsoft.DurableTask;

/// <summary>
/// An activity: a step with side effects. It runs at least once for each call, so it may run twice, late, or twice at
/// the same time; what it does must bear that.
/// </summary>
/// <typeparam name="TInput">The type of its input.</typeparam>
/// <typeparam name="TOutput">The type of its result.</typeparam>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    Type ITaskActivity.InputType => typeof(TInput);

    Type ITaskActivity.OutputType => typeof(TOutput);

    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await RunAsync(context, TypedInput.As<TInput>(input));
    }

    /// <summary>Runs it.</summary>
    /// <param name="context">Who asked for it.</param>
    /// <param name="input">Its input.</param>
    /// <returns>Its result.</returns>
    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
}

using Coordinator.Local.Runtime.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What middleware can see of a function's result, once the rest of the pipeline has run.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the function returned.</summary>
    /// <param name="context">The run.</param>
    public static InvocationResult GetInvocationResult(this FunctionContext context)
        => new LiveInvocationResult(ReturnedValue.Of(context));

    /// <summary>What the function returned, as a <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">The expected type.</typeparam>
    /// <param name="context">The run.</param>
    /// <exception cref="InvalidOperationException">It returned something else.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        ReturnedValue returned = ReturnedValue.Of(context);
        return returned.Value is T
            ? new LiveInvocationResult<T>(returned)
            : throw new InvalidOperationException(
                $"The function '{context.FunctionDefinition.Name}' returned "
                + $"{returned.Value?.GetType().ToString() ?? "nothing"}, not {typeof(T)}.");
    }
}

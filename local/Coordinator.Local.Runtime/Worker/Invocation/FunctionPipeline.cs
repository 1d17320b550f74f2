using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>The middleware around every run, and the function in its middle.</summary>
/// <param name="middleware">In the order in which it was added: the first is outermost.</param>
sealed class FunctionPipeline(IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
{
    readonly FunctionExecutionDelegate _outermost = middleware.Reverse().Aggregate(
        (FunctionExecutionDelegate)ExecuteAsync, static (rest, wrap) => wrap(rest));

    public Task InvokeAsync(FunctionContext context) => _outermost(context);

    static Task ExecuteAsync(FunctionContext context) => context.Features.Get<BoundFunction>()!.ExecuteAsync(context);
}

using Coordinator.Functions.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>Bounds what the bodies of all requests take of this host, until each is answered.</summary>
sealed class BodyBound(BodyBudget budget) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var intake = budget.Begin();
        context.GetHttpContext()?.Features.Set(intake);
        await next(context);
    }
}

using Coordinator.Local.Tests.Worker.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Local.Tests.Worker.Invocation;

public sealed class JournalMiddleware(Journal journal) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        journal.Write($"in {context.GetHttpContext()!.Request.Path}");
        context.Items["from"] = "middleware";
        await next(context);
        journal.Write($"out {context.GetInvocationResult().Value!.GetType().Name}");
    }
}

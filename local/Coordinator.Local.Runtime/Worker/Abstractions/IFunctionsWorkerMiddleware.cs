namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Code around every run of every function. One instance serves all of them, at the same time.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Does its part, and calls <paramref name="next"/> or decides not to.</summary>
    /// <param name="context">The run.</param>
    /// <param name="next">The rest of the pipeline.</param>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}

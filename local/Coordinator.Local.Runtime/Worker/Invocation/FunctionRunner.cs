using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Runs functions: one context, one scope of services and two log lines a run.</summary>
sealed class FunctionRunner(
    FunctionPipeline pipeline, IServiceScopeFactory scopes, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>Runs a function in a scope of its own.</summary>
    public async Task RunAsync(BoundFunction function, TriggerEvent trigger, CancellationToken cancellation)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        await RunAsync(Prepare(function, trigger, scope.ServiceProvider, cancellation));
    }

    /// <summary>A run that has not started yet, so that a trigger can leave things in it.</summary>
    /// <param name="function">The function.</param>
    /// <param name="trigger">What happened.</param>
    /// <param name="services">The run's scope; the caller ends it.</param>
    /// <param name="cancellation">The run's.</param>
    public FunctionContext Prepare(
        BoundFunction function, TriggerEvent trigger, IServiceProvider services, CancellationToken cancellation)
    {
        string id = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        var context = new LiveFunctionContext(id, function.Blueprint, trigger, services, cancellation);
        context.Features.Set(function);
        context.Features.Set(trigger);
        return context;
    }

    /// <summary>Runs a prepared run to its end.</summary>
    /// <exception cref="Exception">What the function or middleware threw; it is logged already.</exception>
    public async Task RunAsync(FunctionContext context)
    {
        ILogger log = loggers.CreateLogger($"Function.{context.FunctionDefinition.Name}");
        long started = time.GetTimestamp();
        Log.Executing(log, context.FunctionDefinition.Name, context.InvocationId);
        try
        {
            await pipeline.InvokeAsync(context);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            Log.Cancelled(log, context.FunctionDefinition.Name, context.InvocationId, Milliseconds(started));
            throw;
        }
        catch (Exception error)
        {
            Log.Failed(log, error, context.FunctionDefinition.Name, context.InvocationId, Milliseconds(started));
            throw;
        }

        Log.Executed(log, context.FunctionDefinition.Name, context.InvocationId, Milliseconds(started));
    }

    long Milliseconds(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;
}

using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>Makes loggers that are silent while their orchestrator is replayed.</summary>
sealed class ReplaySafeLoggers(TaskOrchestrationContext context) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) =>
        new ReplaySafeLogger(context, context.PlainLoggers.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("Providers are added to the application's logging.");

    public void Dispose()
    {
        // The loggers behind belong to the application.
    }
}

using Coordinator.Local.Runtime.Durable.Hosting;
using Microsoft.DurableTask.Worker;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Lets an application run orchestrators and activities that are classes.</summary>
public static class FunctionsWorkerApplicationBuilderExtensions
{
    /// <summary>The application's worker of durable tasks; add them to it with <c>AddTasks</c>.</summary>
    /// <param name="builder">The application.</param>
    public static IDurableTaskWorkerBuilder ConfigureDurableWorker(this IFunctionsWorkerApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new DurableWorkerBuilder(builder.Services);
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask.Worker;

/// <summary>Collects what a worker of durable tasks runs.</summary>
public interface IDurableTaskWorkerBuilder
{
    /// <summary>The name of its options; empty for the default ones.</summary>
    string Name { get; }

    /// <summary>The application's services.</summary>
    IServiceCollection Services { get; }
}

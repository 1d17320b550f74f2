using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordinator.Local.Runtime.Durable.Hosting;

/// <summary>The one worker of an application.</summary>
sealed class DurableWorkerBuilder(IServiceCollection services) : IDurableTaskWorkerBuilder
{
    public string Name => Options.DefaultName;

    public IServiceCollection Services => services;
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>The orchestrators and activities that run here.</summary>
sealed class TaskCatalog(DurableTaskRegistry registry, IServiceScopeFactory scopes)
{
    public int Orchestrators => registry.Orchestrators.Count;

    public int Activities => registry.Activities.Count;

    public AsyncServiceScope CreateScope() => scopes.CreateAsyncScope();

    public bool TryCreateOrchestrator(
        string name, IServiceProvider services, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator)
    {
        orchestrator = registry.Orchestrators.GetValueOrDefault(name)?.Invoke(services);
        return orchestrator is not null;
    }

    public bool TryCreateActivity(
        string name, IServiceProvider services, [NotNullWhen(true)] out ITaskActivity? activity)
    {
        activity = registry.Activities.GetValueOrDefault(name)?.Invoke(services);
        return activity is not null;
    }
}

using Coordinator.Local.Runtime.Durable.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask;

/// <summary>The orchestrators and activities of an application, by name.</summary>
public sealed class DurableTaskRegistry
{
    internal Dictionary<TaskName, Func<IServiceProvider, ITaskOrchestrator>> Orchestrators { get; } = [];

    internal Dictionary<TaskName, Func<IServiceProvider, ITaskActivity>> Activities { get; } = [];

    /// <summary>Adds an orchestrator under the name of its class.</summary>
    /// <typeparam name="TOrchestrator">The class; its constructor gets services.</typeparam>
    public DurableTaskRegistry AddOrchestrator<TOrchestrator>()
        where TOrchestrator : class, ITaskOrchestrator => AddOrchestrator<TOrchestrator>(typeof(TOrchestrator).Name);

    /// <summary>Adds an orchestrator.</summary>
    /// <typeparam name="TOrchestrator">The class; its constructor gets services.</typeparam>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public DurableTaskRegistry AddOrchestrator<TOrchestrator>(TaskName name)
        where TOrchestrator : class, ITaskOrchestrator =>
        Add(Orchestrators, name, ActivatorUtilities.GetServiceOrCreateInstance<TOrchestrator>);

    /// <summary>Adds an activity under the name of its class.</summary>
    /// <typeparam name="TActivity">The class; one is made for each run, and its constructor gets services.</typeparam>
    public DurableTaskRegistry AddActivity<TActivity>()
        where TActivity : class, ITaskActivity => AddActivity<TActivity>(typeof(TActivity).Name);

    /// <summary>Adds an activity.</summary>
    /// <typeparam name="TActivity">The class; one is made for each run, and its constructor gets services.</typeparam>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public DurableTaskRegistry AddActivity<TActivity>(TaskName name)
        where TActivity : class, ITaskActivity =>
        Add(Activities, name, ActivatorUtilities.GetServiceOrCreateInstance<TActivity>);

    /// <summary>Adds a function as an orchestrator.</summary>
    /// <typeparam name="TInput">The type of its input.</typeparam>
    /// <typeparam name="TOutput">The type of its result.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="orchestrator">The function.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
        TaskName name, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        var wrapped = new FunctionOrchestrator<TInput, TOutput>(orchestrator);
        return Add(Orchestrators, name, _ => wrapped);
    }

    /// <summary>Adds a function as an activity.</summary>
    /// <typeparam name="TInput">The type of its input.</typeparam>
    /// <typeparam name="TOutput">The type of its result.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="activity">The function.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, Func<TaskActivityContext, TInput, Task<TOutput>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var wrapped = new FunctionActivity<TInput, TOutput>(activity);
        return Add(Activities, name, _ => wrapped);
    }

    DurableTaskRegistry Add<T>(Dictionary<TaskName, Func<IServiceProvider, T>> tasks, TaskName name,
        Func<IServiceProvider, T> create)
    {
        if (name == default)
            throw new ArgumentException("A task has a name.", nameof(name));
        if (!tasks.TryAdd(name, create))
            throw new ArgumentException($"A task of the name '{name}' is already there.", nameof(name));
        return this;
    }
}

using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>Collects the application's middleware, as the builder of a real host does.</summary>
sealed class MiddlewareList(IServiceCollection services) : IFunctionsWorkerApplicationBuilder
{
    readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

    /// <inheritdoc />
    public IServiceCollection Services => services;

    /// <summary>What was added, from the outside in.</summary>
    public IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> All => _middleware;

    /// <inheritdoc />
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _middleware.Add(middleware);
        return this;
    }
}

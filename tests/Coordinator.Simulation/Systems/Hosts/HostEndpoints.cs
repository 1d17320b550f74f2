using Coordinator.Local.Runtime.Worker.Http;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>The HTTP functions of one host; no keys are set, so all are open.</summary>
sealed class HostEndpoints(FunctionRunner runner)
{
    static readonly FunctionKeys Open = FunctionKeys.From(new ConfigurationBuilder().Build());

    readonly Dictionary<BoundFunction, HttpFunctionEndpoint> _endpoints = SystemFunctions.All
        .Where(function => function.Blueprint.Trigger is HttpTriggerAttribute)
        .ToDictionary(function => function, function => Endpoint(function, runner));

    static HttpFunctionEndpoint Endpoint(BoundFunction function, FunctionRunner runner) =>
        new(function, ((HttpTriggerAttribute)function.Blueprint.Trigger).AuthLevel, runner, Open);

    /// <summary>Serves a request to one of them.</summary>
    public Task ServeAsync(BoundFunction function, HttpContext http) => _endpoints[function].InvokeAsync(http);
}

using System.Reflection;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Local.Runtime.Durable.Hosting;

/// <summary>Parameters with <c>[DurableClient]</c>.</summary>
sealed class DurableClientBinderSource : IParameterBinderSource
{
    public IParameterBinder? BinderFor(ParameterInfo parameter, FunctionBlueprint function)
    {
        if (parameter.GetCustomAttribute<DurableClientAttribute>() is not { } attribute)
            return null;
        if (parameter.ParameterType != typeof(DurableTaskClient))
            throw new InvalidOperationException(
                $"{function.EntryPoint}: [DurableClient] is bound to a DurableTaskClient, not to "
                + $"{parameter.ParameterType}.");
        if (attribute.TaskHub is not null || attribute.ConnectionName is not null)
            throw new InvalidOperationException(
                $"{function.EntryPoint}: only the task hub of host.json is served here; name no other one.");
        return new DelegateBinder(static context => context.InstanceServices.GetRequiredService<DurableTaskClient>());
    }
}

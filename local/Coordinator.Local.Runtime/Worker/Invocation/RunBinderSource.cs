using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Parameters that are the run itself or its cancellation.</summary>
sealed class RunBinderSource : IParameterBinderSource
{
    public IParameterBinder? BinderFor(ParameterInfo parameter, FunctionBlueprint function)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
            return new DelegateBinder(static context => context);
        if (parameter.ParameterType == typeof(CancellationToken))
            return new DelegateBinder(static context => context.CancellationToken);
        return null;
    }
}

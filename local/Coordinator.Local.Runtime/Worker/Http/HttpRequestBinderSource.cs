using System.Reflection;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>
/// The request itself. The official runtime also binds the body to other types, but then answers bad JSON with 500.
/// </summary>
sealed class HttpRequestBinderSource : IParameterBinderSource
{
    public IParameterBinder? BinderFor(ParameterInfo parameter, FunctionBlueprint function)
    {
        if (function.Trigger is HttpTriggerAttribute && parameter.ParameterType == typeof(HttpRequest))
            return new DelegateBinder(static context => context.GetHttpContext()!.Request);
        return function.Trigger is HttpTriggerAttribute && function.IsTrigger(parameter)
            ? throw new InvalidOperationException(
                $"{function.EntryPoint}: an HTTP trigger is bound to an HttpRequest, not to {parameter.ParameterType}.")
            : null;
    }
}

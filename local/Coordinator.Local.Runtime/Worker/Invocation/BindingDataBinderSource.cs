using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>
/// Parameters without an attribute: bound by name to the trigger's side data (route values, DequeueCount …).
/// </summary>
sealed class BindingDataBinderSource : IParameterBinderSource
{
    public IParameterBinder? BinderFor(ParameterInfo parameter, FunctionBlueprint function)
        => parameter.IsDefined(typeof(BindingAttribute)) ? null : new BindingDataBinder(parameter);
}

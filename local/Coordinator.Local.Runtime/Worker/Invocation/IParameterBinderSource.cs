using System.Reflection;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Knows parameters of one kind. Registered ones are asked in order; the first that answers binds.</summary>
interface IParameterBinderSource
{
    /// <summary>The binder, or null when the parameter is of another kind.</summary>
    /// <param name="parameter">One parameter of the function's method.</param>
    /// <param name="function">The function.</param>
    /// <exception cref="InvalidOperationException">
    /// It is of this kind, but cannot work; stops the application's start.
    /// </exception>
    IParameterBinder? BinderFor(ParameterInfo parameter, FunctionBlueprint function);
}

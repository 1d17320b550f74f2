using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Makes the argument for one parameter of one function.</summary>
interface IParameterBinder
{
    /// <summary>The argument for this run.</summary>
    /// <param name="context">The run; its features hold the <see cref="TriggerEvent"/>.</param>
    /// <exception cref="FunctionInputConverterException">
    /// What the trigger brought does not fit the parameter.
    /// </exception>
    ValueTask<object?> BindAsync(FunctionContext context);
}

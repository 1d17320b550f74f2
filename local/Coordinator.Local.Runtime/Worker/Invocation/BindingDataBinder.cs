using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Binds one parameter to the side data of its name.</summary>
sealed class BindingDataBinder(ParameterInfo parameter) : IParameterBinder
{
    readonly bool _takesNull = new NullabilityInfoContext().Create(parameter).WriteState != NullabilityState.NotNull;

    public ValueTask<object?> BindAsync(FunctionContext context)
    {
        context.BindingContext.BindingData.TryGetValue(parameter.Name!, out object? value);
        if (value is not null)
            return ValueTask.FromResult(Convert(value, context));
        if (parameter.HasDefaultValue)
            return ValueTask.FromResult(parameter.DefaultValue);
        return _takesNull
            ? ValueTask.FromResult<object?>(null)
            : throw new FunctionInputConverterException(
                $"Nothing is bound to the parameter '{parameter.Name}' of {context.FunctionDefinition.EntryPoint}.");
    }

    object? Convert(object value, FunctionContext context)
    {
        try
        {
            return SimpleConversion.To(parameter.ParameterType, value);
        }
        catch (Exception error)
            when (error is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            throw new FunctionInputConverterException(
                $"What is bound to the parameter '{parameter.Name}' of {context.FunctionDefinition.EntryPoint} "
                + $"is no {parameter.ParameterType}.",
                error);
        }
    }
}

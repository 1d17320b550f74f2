using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>
/// A function with everything that a run of it needs: how to make its arguments, where its result goes.
/// </summary>
sealed class BoundFunction(
    FunctionBlueprint blueprint,
    ImmutableArray<IParameterBinder> binders,
    ImmutableArray<(OutputSlot Slot, IOutputWriter Writer)> outputs)
{
    readonly ObjectFactory? _createInstance = blueprint.Method.IsStatic
        ? null
        : ActivatorUtilities.CreateFactory(blueprint.Method.DeclaringType!, []);

    public FunctionBlueprint Blueprint => blueprint;

    /// <summary>The innermost step of every run: binds, calls, keeps the result, writes the outputs.</summary>
    public async Task ExecuteAsync(FunctionContext context)
    {
        object?[] arguments = new object?[binders.Length];
        for (int i = 0; i < binders.Length; i++)
            arguments[i] = await binders[i].BindAsync(context);
        object? instance = _createInstance?.Invoke(context.InstanceServices, []);
        object? called = blueprint.Method.Invoke(
            instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        object? returned = await blueprint.Result.UnwrapAsync(called);
        ReturnedValue.Of(context).Value = returned;
        foreach ((OutputSlot slot, IOutputWriter writer) in outputs)
        {
            if (slot.ValueIn(returned) is { } value)
                await writer.WriteAsync(value, context.CancellationToken);
        }
    }
}

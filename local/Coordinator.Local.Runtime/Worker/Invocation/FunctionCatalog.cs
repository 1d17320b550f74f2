using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>
/// All functions of the application, bound. Making it finds every mistake that can be found without running anything.
/// </summary>
sealed class FunctionCatalog
{
    readonly IEnumerable<IParameterBinderSource> _binders;
    readonly IEnumerable<IOutputSource> _outputs;

    public FunctionCatalog(
        FunctionTypes types,
        IEnumerable<ITriggerSource> triggers,
        IEnumerable<IParameterBinderSource> binders,
        IEnumerable<IOutputSource> outputs)
    {
        _binders = binders;
        _outputs = outputs;
        ILookup<Type, ITriggerSource> byAttribute = triggers.ToLookup(t => t.AttributeType);
        Functions = [.. FunctionDiscovery.Find(types.Types).Select(Bind)];
        Listeners = [.. Functions.Select(f => Source(f, byAttribute).Listen(f)).OfType<ITriggerListener>()];
    }

    public ImmutableArray<BoundFunction> Functions { get; }

    /// <summary>What has to be started and stopped with the application.</summary>
    public ImmutableArray<ITriggerListener> Listeners { get; }

    static ITriggerSource Source(BoundFunction function, ILookup<Type, ITriggerSource> byAttribute)
        => byAttribute[function.Blueprint.Trigger.GetType()].FirstOrDefault()
            ?? throw new InvalidOperationException(
                $"{function.Blueprint.EntryPoint}: nothing serves {function.Blueprint.Trigger.GetType().Name} here. "
                + "Is the call in Program.cs missing that configures it?");

    BoundFunction Bind(FunctionBlueprint function)
    {
        var binders = function.Method.GetParameters().Select(parameter => BinderFor(parameter, function));
        var outputs = from slot in function.Result.Outputs
                      where slot.Attribute is not HttpResultAttribute
                      select (slot, WriterFor(slot, function));
        return new BoundFunction(function, [.. binders], [.. outputs]);
    }

    IParameterBinder BinderFor(ParameterInfo parameter, FunctionBlueprint function)
        => _binders.Select(source => source.BinderFor(parameter, function)).FirstOrDefault(binder => binder is not null)
            ?? throw new InvalidOperationException(
                $"{function.EntryPoint}: nothing binds the parameter '{parameter.Name}', a {parameter.ParameterType}.");

    IOutputWriter WriterFor(OutputSlot slot, FunctionBlueprint function)
        => _outputs.Select(source => source.WriterFor(slot.Attribute)).FirstOrDefault(writer => writer is not null)
            ?? throw new InvalidOperationException(
                $"{function.EntryPoint}: nothing serves {slot.Attribute.GetType().Name} of '{slot.Name}' here.");
}

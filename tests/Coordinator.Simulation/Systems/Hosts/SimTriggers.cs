using System.Reflection;
using Coordinator.Local.Runtime.Worker.Invocation;
using Coordinator.Local.Runtime.Worker.Queues;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>
/// Triggers of one kind that the simulation pulls: no listener of their own, and the product's binding.
/// </summary>
sealed class SimTriggers(Type attributeType) : ITriggerSource, IParameterBinderSource
{
    /// <inheritdoc />
    public Type AttributeType => attributeType;

    /// <inheritdoc />
    public ITriggerListener? Listen(BoundFunction function) => null;

    /// <inheritdoc />
    public IParameterBinder? BinderFor(ParameterInfo parameter, FunctionBlueprint function)
    {
        if (function.Trigger.GetType() != attributeType || !function.IsTrigger(parameter))
            return null;
        return function.Trigger switch
        {
            QueueTriggerAttribute => new QueueParameterBinder(parameter),
            TimerTriggerAttribute => new DelegateBinder(static context => context.Features.Get<TriggerEvent>()!.Input),
            _ => null,
        };
    }
}

using System.Reflection;
using Coordinator.Local.Runtime.Worker.Hosting;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Timers;

/// <summary>Timer triggers. Each host runs its own; on Azure one host at a time runs a timer.</summary>
sealed class TimerTriggerSource(SettingReferences references, FunctionRunner runner, TimeProvider time)
    : ITriggerSource, IParameterBinderSource
{
    public Type AttributeType => typeof(TimerTriggerAttribute);

    public ITriggerListener Listen(BoundFunction function)
    {
        var trigger = (TimerTriggerAttribute)function.Blueprint.Trigger;
        ISchedule schedule = ScheduleText.Parse(references.Resolve(trigger.Schedule));
        return new TimerListener(function, schedule, trigger.RunOnStartup, runner, time);
    }

    public IParameterBinder? BinderFor(ParameterInfo parameter, FunctionBlueprint function)
    {
        if (function.Trigger is not TimerTriggerAttribute || !function.IsTrigger(parameter))
            return null;
        return parameter.ParameterType == typeof(TimerInfo)
            ? new DelegateBinder(static context => context.Features.Get<TriggerEvent>()!.Input)
            : throw new InvalidOperationException(
                $"{function.EntryPoint}: a timer trigger is bound to a TimerInfo, not to {parameter.ParameterType}.");
    }
}

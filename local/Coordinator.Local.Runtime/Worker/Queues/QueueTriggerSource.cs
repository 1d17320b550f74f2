using System.Reflection;
using Coordinator.Local.Runtime.Worker.Hosting;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>Queue triggers: any number of hosts may share a queue.</summary>
sealed class QueueTriggerSource(
    QueueConnections connections,
    QueueLease lease,
    HostJson hostJson,
    FunctionRunner runner,
    TimeProvider time,
    ILoggerFactory loggers) : ITriggerSource, IParameterBinderSource
{
    public Type AttributeType => typeof(QueueTriggerAttribute);

    public ITriggerListener Listen(BoundFunction function)
    {
        var trigger = (QueueTriggerAttribute)function.Blueprint.Trigger;
        var settings = new QueueSettings(hostJson.Extension("queues"));
        ILogger log = loggers.CreateLogger($"Function.{function.Blueprint.Name}");
        var poison = new PoisonQueue(
            connections.Open(trigger.QueueName, trigger.Connection, PoisonQueue.Suffix), settings, log);
        var work = new MessageWork(function, poison, settings, runner);
        return new QueueListener(
            connections.Open(trigger.QueueName, trigger.Connection), work, settings, lease, time, log);
    }

    public IParameterBinder? BinderFor(ParameterInfo parameter, FunctionBlueprint function)
        => function.Trigger is QueueTriggerAttribute && function.IsTrigger(parameter)
            ? new QueueParameterBinder(parameter)
            : null;
}

using Microsoft.DurableTask;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>Who asked for an activity.</summary>
sealed class ActivityContext(string name, string instanceId, string version) : TaskActivityContext
{
    public override TaskName Name => name;

    public override string InstanceId => instanceId;

    public override string Version => version;
}

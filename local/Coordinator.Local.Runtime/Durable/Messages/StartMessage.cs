namespace Coordinator.Local.Runtime.Durable.Messages;

/// <summary>The message that starts an instance.</summary>
static class StartMessage
{
    public static HubMessage Of(string instanceId, string executionId, IIdSource ids) =>
        new(ids.NewId(), MessageKind.Start, instanceId) { ExecutionId = executionId };
}

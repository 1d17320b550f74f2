namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>An event was sent to another instance.</summary>
/// <param name="Id">The action's number.</param>
/// <param name="InstanceId">The other instance.</param>
/// <param name="Name">The event's name.</param>
/// <param name="Payload">Its payload as JSON.</param>
sealed record EventSent(int Id, string InstanceId, string Name, string? Payload) : ScheduledEvent(Id)
{
    public override string Kind() => "an event to another instance";

    public override string? Subject() => Name;
}

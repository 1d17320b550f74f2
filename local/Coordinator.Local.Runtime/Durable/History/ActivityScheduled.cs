namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>An activity was called.</summary>
/// <param name="Id">The call's number.</param>
/// <param name="Name">The activity.</param>
/// <param name="Input">Its input as JSON.</param>
/// <param name="Version">The caller's version; null for none.</param>
sealed record ActivityScheduled(int Id, string Name, string? Input, string? Version = null) : ScheduledEvent(Id)
{
    public override string Kind() => "an activity";

    public override string? Subject() => Name;
}

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>A timer was set.</summary>
/// <param name="Id">Its number.</param>
/// <param name="FireAt">When it fires, in UTC.</param>
sealed record TimerCreated(int Id, DateTime FireAt) : ScheduledEvent(Id)
{
    public override string Kind() => "a timer";

    public override string? Subject() => null;
}

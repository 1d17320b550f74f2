namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>Another orchestrator was called.</summary>
/// <param name="Id">The call's number.</param>
/// <param name="Name">The orchestrator.</param>
/// <param name="InstanceId">The instance that it is to run as.</param>
/// <param name="Input">Its input as JSON.</param>
/// <param name="Version">Its version; null for none.</param>
/// <param name="Tags">Words that go with it.</param>
sealed record ChildScheduled(
    int Id,
    string Name,
    string InstanceId,
    string? Input,
    string? Version = null,
    IReadOnlyDictionary<string, string>? Tags = null) : ScheduledEvent(Id)
{
    public override string Kind() => "a sub-orchestration";

    public override string? Subject() => Name;
}

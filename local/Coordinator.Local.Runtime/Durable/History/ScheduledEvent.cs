namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>
/// Something that an orchestrator did. A replay must do the same under the same number, or it is not deterministic.
/// </summary>
/// <param name="Id">The number of the action in its execution, from 0.</param>
abstract record ScheduledEvent(int Id) : HistoryEvent
{
    /// <summary>What it is, in the words of an error message.</summary>
    public abstract string Kind();

    /// <summary>What it is about: the name of a task or event; null for timers.</summary>
    public abstract string? Subject();
}

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>The orchestrator was run because of what follows.</summary>
/// <param name="At">The time that it sees, in UTC.</param>
sealed record StepStarted(DateTime At) : HistoryEvent;

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>A timer fired.</summary>
/// <param name="Id">Its number.</param>
sealed record TimerFired(int Id) : OutcomeEvent(Id);

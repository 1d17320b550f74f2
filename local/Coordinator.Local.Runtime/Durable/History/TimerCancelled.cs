namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>
/// The orchestrator gave a timer up. A replay finds that out by itself; this tells those who look without replaying.
/// </summary>
/// <param name="Id">Its number.</param>
sealed record TimerCancelled(int Id) : OutcomeEvent(Id);

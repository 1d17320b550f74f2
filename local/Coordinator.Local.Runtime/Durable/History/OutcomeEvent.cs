namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>How something ended that an orchestrator had begun.</summary>
/// <param name="Id">The number of the action.</param>
abstract record OutcomeEvent(int Id) : HistoryEvent;

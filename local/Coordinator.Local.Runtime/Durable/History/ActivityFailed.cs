namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>An activity failed.</summary>
/// <param name="Id">The call's number.</param>
/// <param name="Failure">How.</param>
sealed record ActivityFailed(int Id, Failure Failure) : OutcomeEvent(Id);

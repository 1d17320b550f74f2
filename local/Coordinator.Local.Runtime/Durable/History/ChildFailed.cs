namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>A called orchestration failed or was terminated.</summary>
/// <param name="Id">The call's number.</param>
/// <param name="Failure">How.</param>
sealed record ChildFailed(int Id, Failure Failure) : OutcomeEvent(Id);

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>A called orchestration returned.</summary>
/// <param name="Id">The call's number.</param>
/// <param name="Result">What it returned, as JSON.</param>
sealed record ChildCompleted(int Id, string? Result) : OutcomeEvent(Id);

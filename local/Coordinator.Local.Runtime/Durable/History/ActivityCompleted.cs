namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>An activity returned.</summary>
/// <param name="Id">The call's number.</param>
/// <param name="Result">What it returned, as JSON.</param>
sealed record ActivityCompleted(int Id, string? Result) : OutcomeEvent(Id);

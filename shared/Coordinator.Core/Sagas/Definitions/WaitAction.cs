namespace Coordinator.Core.Sagas.Definitions;

/// <summary>Waits for an event from outside; its payload is the step's result.</summary>
/// <param name="Event">The event's name.</param>
/// <param name="Timeout">After this the step fails.</param>
public sealed record WaitAction(string Event, TimeSpan Timeout) : StepAction;

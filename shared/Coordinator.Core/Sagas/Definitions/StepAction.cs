namespace Coordinator.Core.Sagas.Definitions;

/// <summary>What a step does: a call, a wait, or try-confirm-cancel.</summary>
public abstract record StepAction;

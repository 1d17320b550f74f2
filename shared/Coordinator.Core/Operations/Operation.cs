namespace Coordinator.Core.Operations;

/// <summary>One operation of a transaction.</summary>
public abstract record Operation;

namespace Coordinator.Samples.Transfer;

/// <summary>An account.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Balance">What is on it; never below zero.</param>
public sealed record Account(string Owner, decimal Balance);

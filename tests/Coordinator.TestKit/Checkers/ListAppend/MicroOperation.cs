namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>One step of a transaction on one list.</summary>
/// <param name="Key">The list.</param>
public abstract record MicroOperation(string Key);

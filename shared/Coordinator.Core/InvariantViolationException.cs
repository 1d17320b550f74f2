namespace Coordinator.Core;

/// <summary>A rule of the protocol was broken: a bug or a corrupted row. Never caught inside the protocol.</summary>
public sealed class InvariantViolationException(string rule) : Exception($"Invariant violated: {rule}.");

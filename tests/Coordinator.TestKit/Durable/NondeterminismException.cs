namespace Coordinator.TestKit.Durable;

/// <summary>A replay asked for something else than the run that it repeats.</summary>
public sealed class NondeterminismException(string message) : Exception(message);

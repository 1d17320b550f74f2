namespace DurableTask.Core.Exceptions;

/// <summary>
/// A replay did not do what the history says. Its name is the official one, for it stands in the failure of the
/// instance; it is not public, since applications do not reference DurableTask.Core.
/// </summary>
sealed class NonDeterministicOrchestrationException(string message) : Exception(message);

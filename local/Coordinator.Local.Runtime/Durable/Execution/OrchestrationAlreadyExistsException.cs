namespace DurableTask.Core.Exceptions;

/// <summary>
/// An instance of that id stands in the way. Its name and base are the official ones; it is not public, since
/// applications do not reference DurableTask.Core: they catch the base.
/// </summary>
sealed class OrchestrationAlreadyExistsException(string message) : InvalidOperationException(message);

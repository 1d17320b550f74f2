namespace Coordinator.Local.Azurite;

/// <summary>Azurite cannot be installed or started. The message says what the user has to do about it.</summary>
/// <param name="message">What went wrong and what to do.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class AzuriteException(string message, Exception? innerException = null)
    : Exception(message, innerException);

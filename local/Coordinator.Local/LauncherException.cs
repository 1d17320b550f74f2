namespace Coordinator.Local;

/// <summary>The launcher cannot go on. The message is for the user and says what to do about it.</summary>
/// <param name="message">What went wrong and what to do.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class LauncherException(string message, Exception? innerException = null)
    : Exception(message, innerException);

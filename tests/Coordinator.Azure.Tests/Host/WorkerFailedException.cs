namespace Coordinator.Azure.Tests.Host;

/// <summary>The worker ended before it served, or refused to load a function.</summary>
/// <param name="message">What happened, with what the worker wrote.</param>
/// <param name="exitCode">Its exit code; null when it runs.</param>
sealed class WorkerFailedException(string message, int? exitCode = null) : Exception(message)
{
    /// <summary>The exit code of a worker that ended.</summary>
    public int? ExitCode { get; } = exitCode;
}

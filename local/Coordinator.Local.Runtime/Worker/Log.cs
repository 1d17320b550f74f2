using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Worker;

/// <summary>
/// What the worker logs. Never payloads, keys, or query strings. Ids: 1-19 runs, 20-39 HTTP, 40-59 timers, 60-79
/// queues.
/// </summary>
static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Executing '{Function}' (id={InvocationId})")]
    public static partial void Executing(ILogger log, string function, string invocationId);

    [LoggerMessage(2, LogLevel.Debug, "Executed '{Function}' (id={InvocationId}, {DurationMs} ms)")]
    public static partial void Executed(ILogger log, string function, string invocationId, long durationMs);

    [LoggerMessage(3, LogLevel.Error, "Failed '{Function}' (id={InvocationId}, {DurationMs} ms)")]
    public static partial void Failed(
        ILogger log, Exception error, string function, string invocationId, long durationMs);

    [LoggerMessage(4, LogLevel.Information, "Cancelled '{Function}' (id={InvocationId}, {DurationMs} ms)")]
    public static partial void Cancelled(ILogger log, string function, string invocationId, long durationMs);

    [LoggerMessage(5, LogLevel.Critical, "A trigger cannot listen any more; the host ends")]
    public static partial void ListenerFailed(ILogger log, Exception error);

    [LoggerMessage(6, LogLevel.Warning, "Runs did not end in time for the host's stop; they are cancelled")]
    public static partial void RunsAbandoned(ILogger log);

    [LoggerMessage(20, LogLevel.Warning,
        "No HTTP response returned from '{Function}' (id={InvocationId}): the answer is an empty 200, as on Azure. "
        + "Return an IActionResult or an IResult.")]
    public static partial void NoHttpResponseReturned(ILogger log, string function, string invocationId);

    [LoggerMessage(21, LogLevel.Information,
        "No function key is configured: open to every program on this machine, closed to others")]
    public static partial void OpenOnLoopback(ILogger log);

    [LoggerMessage(60, LogLevel.Warning, "The queue '{Queue}' cannot be reached; it is tried again")]
    public static partial void QueueUnreachable(ILogger log, Exception error, string queue);

    [LoggerMessage(61, LogLevel.Information,
        "The hold on message {MessageId} of the queue '{Queue}' could not be kept or ended; it may be worked on again")]
    public static partial void LeaseLost(ILogger log, Exception error, string messageId, string queue);

    [LoggerMessage(62, LogLevel.Warning,
        "Message {MessageId} is given up after {DequeueCount} tries, and moved to the queue '{Queue}'")]
    public static partial void MessagePoisoned(ILogger log, string messageId, string queue, long dequeueCount);
}

using Azure;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>Tells failures of the storage service and of the way to it from mistakes in this code.</summary>
static class StorageFault
{
    /// <summary>Whether the service refused, or could not be reached (after the pipeline's own retries).</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="mine">The caller's cancellation: when it fired, a cancelled request is no fault.</param>
    public static bool Is(Exception error, CancellationToken mine = default) => error switch
    {
        RequestFailedException => true,
        AggregateException several => several.InnerExceptions.All(inner => Is(inner, mine)),
        OperationCanceledException => !mine.IsCancellationRequested,
        _ => false,
    };
}

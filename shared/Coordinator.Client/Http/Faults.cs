using System.Text.Json;

namespace Coordinator.Client.Http;

/// <summary>Tells what an exception of a request means.</summary>
static class Faults
{
    /// <summary>
    /// Whether the transport failed: nobody knows what the server did. A client that gives up by its own timeout throws
    /// a cancellation that nobody asked for.
    /// </summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="cancellation">What the caller can cancel by.</param>
    public static bool IsOfTransport(Exception? fault, CancellationToken cancellation) =>
        fault is HttpRequestException or HttpIOException
        || (fault is OperationCanceledException && !cancellation.IsCancellationRequested);

    /// <summary>The same, or the answer cannot be read.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="cancellation">What the caller can cancel by.</param>
    public static bool LeavesUnknown(Exception? fault, CancellationToken cancellation) =>
        fault is JsonException || IsOfTransport(fault, cancellation);
}

namespace Coordinator.TestKit.Checkers.Histories;

/// <summary>
/// What an answer over HTTP proves of the request. Only what the server says for certain is certain: everything else,
/// and no answer above all, leaves a write unknown, never failed.
/// </summary>
public static class HttpCompletion
{
    const string Committed = "committed";
    const string Aborted = "aborted";

    /// <summary>What an answer proves of a request that was sent once.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="outcome">
    /// What the body says of the transaction: committed, aborted, inDoubt, pending; null when it says nothing.
    /// </param>
    public static CompletionStatus Of(int status, string? outcome = null)
    {
        // Taken over, and given up waiting for: neither tells how it ends.
        if (status is 202 or 408)
            return CompletionStatus.Info;
        return (status / 100, outcome) switch
        {
            (2, null or Committed) => CompletionStatus.Ok,
            // Refused before anything was tried, a precondition that was not met, or aborted.
            (4, null) or (2 or 4, Aborted) => CompletionStatus.Fail,
            _ => CompletionStatus.Info,
        };
    }

    /// <summary>
    /// What the last answer proves of a request that was repeated under one id. A refusal says nothing of the times
    /// before it, unless the server says that it is aborted.
    /// </summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="outcome">What the body says of the transaction; null when it says nothing.</param>
    public static CompletionStatus OfRepeated(int status, string? outcome = null)
    {
        var last = Of(status, outcome);
        return last == CompletionStatus.Fail && outcome != Aborted ? CompletionStatus.Info : last;
    }

    /// <summary>
    /// What it proves that there was no answer to a request that was sent once. A connection that never came about
    /// carried no request; after that nobody knows whether the request or its answer was lost.
    /// </summary>
    /// <param name="fault">What the transport threw.</param>
    public static CompletionStatus Of(Exception fault) =>
        fault is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
        }
            ? CompletionStatus.Fail
            : CompletionStatus.Info;

    /// <summary>
    /// Whether an exception means that there was no answer, and not that the test is wrong. A client that gives up by
    /// its own timeout throws a cancellation.
    /// </summary>
    public static bool IsOfTransport(Exception fault) =>
        fault is HttpRequestException or HttpIOException or OperationCanceledException;
}

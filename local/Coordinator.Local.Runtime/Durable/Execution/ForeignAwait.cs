namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>An orchestrator has awaited what is not its context's, in the official worker's words.</summary>
static class ForeignAwait
{
    public const string Message =
        "An invalid asynchronous invocation was detected. This can be caused by awaiting non-durable tasks "
        + "in an orchestrator function's implementation or by middleware that invokes asynchronous code.";

    public static InvalidOperationException Error() => new(Message);
}

using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>
/// This runtime has no retry policies of functions: a queue redelivers, and the protocols retry by themselves.
/// </summary>
sealed class NoRetryContext : RetryContext
{
    public static readonly NoRetryContext Instance = new();

    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}

using Coordinator.Core;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations;

/// <summary>How activities are called.</summary>
static class ActivityOptions
{
    /// <summary>
    /// For what touches our own storage only, and is safe to repeat: run again, for weeks, since nothing else can go
    /// on. Such an activity fails with its host, or because storage is away; a mistake of ours does not get better
    /// and is not repeated.
    /// </summary>
    public static TaskOptions UntilItSucceeds { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 20_000, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(2))
    {
        HandleFailure = failure => !failure.IsCausedBy<InvariantViolationException>(),
    });
}

using Microsoft.DurableTask;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>
/// Calls tasks again that failed. Unlike the official engine, which for the sake of old histories sets one more timer
/// after the last attempt, it throws at once then.
/// </summary>
static class Retries
{
    public static async Task<T> ByPolicyAsync<T>(
        TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> call)
    {
        var begun = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException error) when (!error.IsFinal && attempt < policy.MaxNumberOfAttempts)
            {
                if (!IsWorthAnother(context, policy, begun, error))
                    throw;
            }
            await context.CreateTimer(DelayAfter(policy, attempt), CancellationToken.None);
        }
    }

    public static async Task<T> ByHandlerAsync<T>(
        TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> call)
    {
        var begun = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException error) when (!error.IsFinal)
            {
                var taken = context.CurrentUtcDateTime - begun;
                if (!await handler(new RetryContext(context, attempt, error.FailureDetails, taken, default)))
                    throw;
            }
        }
    }

    static bool IsWorthAnother(
        TaskOrchestrationContext context, RetryPolicy policy, DateTime begun, TaskFailedException error)
    {
        var inTime = policy.RetryTimeout == Timeout.InfiniteTimeSpan
            || context.CurrentUtcDateTime - begun < policy.RetryTimeout;
        return inTime && Asks(policy, error);
    }

    static bool Asks(RetryPolicy policy, TaskFailedException error)
    {
        try
        {
            return policy.Handle(error);
        }
#pragma warning disable CA1031 // As in the official engine: what it throws must not hide the task's failure.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    static TimeSpan DelayAfter(RetryPolicy policy, int attempt)
    {
        var milliseconds =
            policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        return milliseconds < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : longest;
    }
}

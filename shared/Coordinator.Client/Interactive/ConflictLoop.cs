using Polly;
using Polly.Retry;

namespace Coordinator.Client.Interactive;

/// <summary>
/// Runs an interactive transaction until it commits, with fresh reads and under a new id each time.
/// </summary>
/// <remarks>
/// Why nothing happens twice. A new run begins only when the last one's id has a final answer, and that answer is
/// "aborted": the server keeps the failure of a condition under the id, so that a copy of the request which is still on
/// its way gets the same. While the outcome is unknown, and while the server says only "conflict, may be repeated",
/// the same request goes out under the same id; if that does not end in time, the loop ends, in doubt or as a conflict
/// that the caller hears of, and does not run the body again.
/// </remarks>
sealed class ConflictLoop(RunLimits limits, TimeProvider time)
{
    /// <summary>Runs it.</summary>
    /// <param name="begin">Begins a transaction under a new id.</param>
    /// <param name="body">What to do.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<T> RunAsync<T>(
        Func<InteractiveTransaction> begin, Func<InteractiveTransaction, Task<T>> body,
        CancellationToken cancellation) =>
        limits.Attempts == 1
            ? await RunOnceAsync(begin(), body, cancellation)
            : await Pipeline().ExecuteAsync(async stop => await RunOnceAsync(begin(), body, stop), cancellation);

    static async Task<T> RunOnceAsync<T>(
        InteractiveTransaction transaction, Func<InteractiveTransaction, Task<T>> body, CancellationToken cancellation)
    {
        await using (transaction)
        {
            var result = await DoAsync(transaction, body, cancellation);
            if (!transaction.IsEnded)
                await transaction.CommitAsync(cancellation);
            return result;
        }
    }

    /// <summary>
    /// What the body throws may rest on reads that never were true together. Then it counts for nothing, and the body
    /// is run again; if they were, it is the body's own word.
    /// </summary>
    static async Task<T> DoAsync<T>(
        InteractiveTransaction transaction, Func<InteractiveTransaction, Task<T>> body, CancellationToken cancellation)
    {
        try
        {
            return await body(transaction);
        }
        catch (Exception e) when (e is not (OperationCanceledException or CoordinatorException)
            && transaction is { IsEnded: false, HasReadsOfDifferentMoments: true })
        {
            await CheckAsync(transaction, cancellation);
            throw;
        }
    }

    /// <summary>If the check itself fails, nobody can tell, and what the body threw says most.</summary>
    static async Task CheckAsync(InteractiveTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.CheckReadsAsync(cancellation);
        }
        catch (Exception fault) when (!IsWorthAnotherRun(fault))
        {
            // The body's exception goes on to the caller.
        }
    }

    /// <summary>A final abort because what was read has changed. Only such a one closes the id of its run.</summary>
    static bool IsWorthAnotherRun(Exception? fault) =>
        fault is TransactionAbortedException { IsConflict: true, IsRetryable: false };

    ResiliencePipeline Pipeline() => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = attempt => ValueTask.FromResult(IsWorthAnotherRun(attempt.Outcome.Exception)),
            MaxRetryAttempts = limits.Attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = limits.FirstPause,
            MaxDelay = limits.LongestPause,
        })
        .Build();
}

using System.ComponentModel;

namespace Microsoft.DurableTask;

/// <summary>How often and after which delays a failed task is called again. The delays have no jitter.</summary>
public class RetryPolicy
{
    /// <summary>A policy.</summary>
    /// <param name="maxNumberOfAttempts">
    /// How often the task is called at most, the first call included; at least 1.
    /// </param>
    /// <param name="firstRetryInterval">The delay before the second call; more than zero.</param>
    /// <param name="backoffCoefficient">By what each delay is longer than the one before; at least 1.</param>
    /// <param name="maxRetryInterval">The longest delay; one hour by default.</param>
    /// <param name="retryTimeout">After how long no further call is made; never by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of these bounds does not hold.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxNumberOfAttempts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(backoffCoefficient, 1.0);
        if (maxRetryInterval < firstRetryInterval && maxRetryInterval != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(maxRetryInterval), "It is less than the first interval.");
        if (retryTimeout < firstRetryInterval && retryTimeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(retryTimeout), "It is less than the first interval.");
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = static _ => true;
    }

    /// <summary>How often the task is called at most.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>The delay before the second call.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>By what each delay is longer than the one before.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>The longest delay.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>After how long no further call is made.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Whether a failure is worth another call; set through <see cref="HandleFailure"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<Exception, bool> Handle { get; private init; }

    /// <summary>
    /// Decides by a failure whether another call is made. The bounds on number and time come before it.
    /// </summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init => Handle = error => error is TaskFailedException failed
            ? value(failed.FailureDetails)
            : throw new InvalidOperationException("A retry policy was asked about what is not the failure of a task.");
    }
}

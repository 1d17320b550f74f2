namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where an invocation stands in the retry policy of its function.</summary>
public abstract class RetryContext
{
    /// <summary>How many retries came before this run.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How many retries the policy allows.</summary>
    public abstract int MaxRetryCount { get; }
}

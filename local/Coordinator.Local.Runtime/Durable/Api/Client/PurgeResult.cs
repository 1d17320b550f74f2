namespace Microsoft.DurableTask.Client;

/// <summary>What a purge did.</summary>
public class PurgeResult
{
    /// <summary>A result.</summary>
    /// <param name="count">How many instances were purged.</param>
    public PurgeResult(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
    }

    /// <summary>A result.</summary>
    /// <param name="count">How many instances were purged.</param>
    /// <param name="isComplete">Whether those were all; null when it is not known.</param>
    public PurgeResult(int count, bool? isComplete)
        : this(count) => IsComplete = isComplete;

    /// <summary>How many instances were purged.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether those were all; null when it is not known.</summary>
    public bool? IsComplete { get; }
}

namespace Coordinator.Core.Operations;

/// <summary>Why an operation aborted its transaction.</summary>
public enum FailureReason
{
    /// <summary>A condition, minimum or maximum did not hold.</summary>
    ConditionFailed,

    /// <summary>Another transaction holds or changed the item; worth a retry.</summary>
    Conflict,

    /// <summary><c>add</c> met something that is not a number.</summary>
    NotANumber,

    /// <summary>
    /// The number that <c>add</c> met, or its sum, is not one that 28 decimal digits hold exactly.
    /// </summary>
    Overflow,

    /// <summary>The new value, or all values of a slot or of the results together, exceed a limit.</summary>
    TooLarge,

    /// <summary>
    /// The token of the transaction's fence is not the newest of its lock, or nobody ever had the lock.
    /// </summary>
    Fenced,
}

namespace Coordinator.Contracts.Transactions;

/// <summary>Why an operation aborted its transaction.</summary>
public static class FailureReasons
{
    /// <summary>A condition, minimum or maximum did not hold.</summary>
    public const string ConditionFailed = "conditionFailed";

    /// <summary>Another transaction holds or changed the item; worth a retry.</summary>
    public const string Conflict = "conflict";

    /// <summary><c>add</c> met something that is not a number.</summary>
    public const string NotANumber = "notANumber";

    /// <summary>The number that <c>add</c> met, or its sum, has no exact form of 28 decimal digits.</summary>
    public const string Overflow = "overflow";

    /// <summary>The new value, or all values together, exceed a limit.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>The token of the transaction's fence is not its lock's newest.</summary>
    public const string Fenced = "fenced";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [ConditionFailed, Conflict, NotANumber, Overflow, TooLarge, Fenced];
}

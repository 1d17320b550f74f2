using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Coordinator.Contracts.Transactions;

/// <summary>Why one operation aborted its transaction.</summary>
public sealed record OperationFailureBody
{
    /// <summary>The operation's place in the request, from 0; for the fence, the number of operations.</summary>
    [Description("The operation's place in the request, from 0; for the fence, the number of operations.")]
    public required int Index { get; init; }

    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>One of <see cref="FailureReasons"/>.</summary>
    [Description("conditionFailed, conflict, notANumber, overflow, tooLarge or fenced.")]
    [AllowedValues(
        FailureReasons.ConditionFailed, FailureReasons.Conflict, FailureReasons.NotANumber, FailureReasons.Overflow,
        FailureReasons.TooLarge, FailureReasons.Fenced)]
    public required string Reason { get; init; }

    /// <summary>What was expected; null when there is nothing to tell.</summary>
    [Description("What was expected: the parts of the condition, or min and max.")]
    public JsonElement? Expected { get; init; }

    /// <summary>What was found; null when that is not known.</summary>
    public ActualStateBody? Actual { get; init; }

    /// <summary>For a conflict: the transaction that holds the item.</summary>
    [Description("conflict: the transaction that holds the item; absent when it is gone already.")]
    public string? Holder { get; init; }

    /// <summary>For a conflict: how long it has held the item.</summary>
    [Description("conflict: how long it has held the item, in milliseconds.")]
    public long? HeldForMs { get; init; }
}

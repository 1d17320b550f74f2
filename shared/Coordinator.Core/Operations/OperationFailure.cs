using Coordinator.Core.Model;

namespace Coordinator.Core.Operations;

/// <summary>Why one operation aborted its transaction.</summary>
public sealed record OperationFailure
{
    /// <summary>The operation's place in the request, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The item.</summary>
    public required ItemName Item { get; init; }

    /// <summary>Why.</summary>
    public required FailureReason Reason { get; init; }

    /// <summary>What was expected, as JSON text; null when there is nothing to tell.</summary>
    public string? Expected { get; init; }

    /// <summary>The item's version that was found; 0 for none.</summary>
    public long ActualVersion { get; init; }

    /// <summary>
    /// The item's value that was found, as JSON text; null when it does not exist or is too large to tell.
    /// </summary>
    public string? ActualValue { get; init; }

    /// <summary>For a conflict: the transaction that holds the item; null when it is gone already.</summary>
    public TransactionId? Holder { get; init; }

    /// <summary>For a conflict: how long it has held the item, in milliseconds.</summary>
    public long? HeldForMs { get; init; }
}

namespace Coordinator.Contracts.Views;

/// <summary>A change that a view could not apply. The item keeps its part in the view as it was before.</summary>
public sealed record ViewDeadLetterBody
{
    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>Its version after the change.</summary>
    public required long Version { get; init; }

    /// <summary>Its slot.</summary>
    public required int Slot { get; init; }

    /// <summary>The event in the slot's log.</summary>
    public required long Sequence { get; init; }

    /// <summary>The transaction.</summary>
    public required string TransactionId { get; init; }

    /// <summary>When it committed.</summary>
    public required string CommitTime { get; init; }

    /// <summary>Why it could not be applied.</summary>
    public required string Reason { get; init; }
}

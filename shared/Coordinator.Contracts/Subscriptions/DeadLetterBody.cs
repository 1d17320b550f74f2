using System.ComponentModel;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>A delivery that was given up.</summary>
public sealed record DeadLetterBody
{
    /// <summary>The delivery's id.</summary>
    [Description("The id that the delivery was sent with, and will be sent with again.")]
    public required string Id { get; init; }

    /// <summary>The slot.</summary>
    public required int Slot { get; init; }

    /// <summary>The event in the slot's log.</summary>
    public required long Sequence { get; init; }

    /// <summary>The address of the event.</summary>
    [Description("Where the event can be read.")]
    public required string Event { get; init; }

    /// <summary>The transaction.</summary>
    public required string TransactionId { get; init; }

    /// <summary>When it committed: opaque, ordered as text.</summary>
    [Description("When it committed: opaque, ordered as text.")]
    public required string CommitTime { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it failed last.</summary>
    public required DateTimeOffset FailedAt { get; init; }

    /// <summary>Why.</summary>
    [Description("Why it failed last, for people.")]
    public required string Reason { get; init; }
}

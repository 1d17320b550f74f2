using System.ComponentModel;

namespace Coordinator.Contracts.Transactions;

/// <summary>How a transaction ran and what it cost.</summary>
public sealed record ExplainBody
{
    /// <summary><c>snapshot</c>, <c>singleSlot</c> or <c>votes</c>; more may follow.</summary>
    [Description("snapshot (reads only), singleSlot (one batch) or votes (two-phase commit).")]
    public required string Plan { get; init; }

    /// <summary>The slots that took part, the home slot of the id included.</summary>
    public required IReadOnlyList<int> Slots { get; init; }

    /// <summary>Partitions that were written, over all slots.</summary>
    [Description("Partitions that take part, over all slots.")]
    public required int Replicas { get; init; }

    /// <summary>Round trips, one after the other, before the answer.</summary>
    [Description("Round trips to storage, one after the other, before the answer.")]
    public required int Depth { get; init; }

    /// <summary>Storage requests before the answer.</summary>
    [Description("Storage requests before the answer.")]
    public required int RequestsBefore { get; init; }

    /// <summary>Storage requests that follow the answer.</summary>
    [Description("Storage requests that follow the answer when nothing goes wrong.")]
    public required int RequestsAfter { get; init; }

    /// <summary>Rows read and written before and after the answer.</summary>
    [Description("Rows read and written before and after the answer.")]
    public required int Entities { get; init; }
}

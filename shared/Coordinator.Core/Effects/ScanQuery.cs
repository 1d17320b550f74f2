using Coordinator.Core.Model;

namespace Coordinator.Core.Effects;

/// <summary>A scan of one store.</summary>
/// <param name="Store">The storage account.</param>
/// <param name="Kind">What to look for.</param>
/// <param name="Replica">Only this partition; null for every partition of the store.</param>
/// <param name="Before">
/// Only rows whose commit time (of a vote, outcome or outbox row: the attempt's) is earlier, compared by the store;
/// null for all.
/// </param>
public sealed record ScanQuery(string Store, ScanKind Kind, Replica? Replica = null, Hlc? Before = null)
{
    /// <summary>Which events, for <see cref="ScanKind.Events"/> and <see cref="ScanKind.History"/>.</summary>
    public SequenceRange Sequences { get; init; }

    /// <summary>Whose changes, for <see cref="ScanKind.History"/>.</summary>
    public ItemName? Item { get; init; }

    /// <summary>At most so many rows in a page; null for as many as the store gives.</summary>
    public int? PageRowsMax { get; init; }
}

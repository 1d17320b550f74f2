using System.ComponentModel;

namespace Coordinator.Contracts.Cluster;

/// <summary>A shard: neighbouring slots with one placement.</summary>
public sealed record ShardBody
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>The active epoch.</summary>
    [Description("The number of the active placement.")]
    public required int Epoch { get; init; }

    /// <summary>The stores that hold it, in order.</summary>
    [Description("The stores that hold it. The first makes the event log, consumers of events read at the last.")]
    public required IReadOnlyList<string> InSync { get; init; }

    /// <summary>How many stores are to hold it.</summary>
    [Description("How many stores are to hold it.")]
    public required int Replicas { get; init; }

    /// <summary>Its slots: ranges of first and last.</summary>
    [Description("Its slots: ranges of first and last.")]
    public required IReadOnlyList<IReadOnlyList<int>> Slots { get; init; }

    /// <summary>The placement that it is on its way to; null when none.</summary>
    public PendingBody? Pending { get; init; }

    /// <summary>Stores whose partitions it has left and that are not deleted yet.</summary>
    [Description("Stores that it has left and that still hold partitions of it; the clean-up deletes them.")]
    public IReadOnlyList<string>? Retired { get; init; }

    /// <summary>The last operation on it; null when there was none.</summary>
    public ShardOperationBody? Operation { get; init; }
}

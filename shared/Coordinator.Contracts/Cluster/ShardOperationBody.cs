using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Cluster;

/// <summary>The last operation on a shard.</summary>
public sealed record ShardOperationBody
{
    /// <summary>One of <see cref="ShardOperationKinds"/>.</summary>
    [AllowedValues(
        ShardOperationKinds.Failover, ShardOperationKinds.Rejoin, ShardOperationKinds.Move,
        ShardOperationKinds.Replicate)]
    public required string Kind { get; init; }

    /// <summary>One of <see cref="ShardOperationStates"/>.</summary>
    [AllowedValues(ShardOperationStates.Running, ShardOperationStates.Done, ShardOperationStates.Failed)]
    public required string State { get; init; }

    /// <summary>Its steps.</summary>
    [Description("Its steps in order, such as join c, drop a.")]
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Steps that are done.</summary>
    public required int StepsDone { get; init; }

    /// <summary>Slots of the present step's copy that the last pass has been over.</summary>
    [Description("Slots that the present pass of the copy has been over.")]
    public required int SlotsCopied { get; init; }

    /// <summary>Rows copied so far.</summary>
    public required long RowsCopied { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When this was noted.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Why it was given up, or what it waits for; null when nothing is in its way.</summary>
    [Description("Why it was given up, or what it waits for.")]
    public string? Error { get; init; }
}

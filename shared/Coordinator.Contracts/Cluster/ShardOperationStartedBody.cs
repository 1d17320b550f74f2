using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Cluster;

/// <summary>An operation on a shard has begun, or the same one was under way.</summary>
public sealed record ShardOperationStartedBody
{
    /// <summary>The shard.</summary>
    public required int Shard { get; init; }

    /// <summary>One of <see cref="ShardOperationKinds"/>.</summary>
    [AllowedValues(
        ShardOperationKinds.Failover, ShardOperationKinds.Rejoin, ShardOperationKinds.Move,
        ShardOperationKinds.Replicate)]
    public required string Kind { get; init; }

    /// <summary>When it began: by this the operation of the shard is known to be this one.</summary>
    [Description("When it began. The shard's operation is this one if it has the same time.")]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Its steps.</summary>
    [Description("Its steps in order; empty when the shard is as it was to be.")]
    public required IReadOnlyList<string> Steps { get; init; }
}

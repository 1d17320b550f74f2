using System.ComponentModel;

namespace Coordinator.Contracts.Cluster;

/// <summary>Where data lives and how stores fare: <c>GET /api/cluster</c>.</summary>
public sealed record ClusterBody
{
    /// <summary>The placement register.</summary>
    public required RegisterBody Register { get; init; }

    /// <summary>The storage accounts, in the order of the settings.</summary>
    [Description("The storage accounts, as the host that answers finds them.")]
    public required IReadOnlyList<StoreBody> Stores { get; init; }

    /// <summary>The shards, in the order of their slots.</summary>
    public required IReadOnlyList<ShardBody> Shards { get; init; }
}

using System.ComponentModel;

namespace Coordinator.Contracts.Cluster;

/// <summary>The register that the placement is kept in.</summary>
public sealed record RegisterBody
{
    /// <summary>Whether it answers; if not, the shards are shown as the host knew them last.</summary>
    [Description("Whether it answers. If not, the shards are shown as the host that answers knew them last.")]
    public required bool Answers { get; init; }

    /// <summary>The ballot under which the placement was last accepted; empty when it does not answer.</summary>
    [Description("The ballot under which the placement was last accepted; it grows with every change.")]
    public required string Ballot { get; init; }
}

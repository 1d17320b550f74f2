using System.ComponentModel;

namespace Coordinator.Contracts.Cluster;

/// <summary>The register that the placement is kept in.</summary>
public sealed record RegisterBody
{
    /// <summary>The ballot under which the placement was last accepted.</summary>
    [Description("The ballot under which the placement was last accepted; it grows with every change.")]
    public required string Ballot { get; init; }
}

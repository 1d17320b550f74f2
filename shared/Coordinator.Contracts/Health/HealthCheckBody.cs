using System.ComponentModel;

namespace Coordinator.Contracts.Health;

/// <summary>One thing that was checked.</summary>
public sealed record HealthCheckBody
{
    /// <summary>The register, or a store's name.</summary>
    [Description("register, or store: and its name.")]
    public required string Name { get; init; }

    /// <summary>Whether it answered.</summary>
    public required bool Ok { get; init; }
}

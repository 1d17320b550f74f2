using System.ComponentModel;

namespace Coordinator.Contracts.Health;

/// <summary>Whether the host can serve: <c>GET /api/health/ready</c>.</summary>
public sealed record HealthBody
{
    /// <summary><c>ok</c> or <c>unavailable</c>.</summary>
    [Description("ok or unavailable.")]
    public required string Status { get; init; }

    /// <summary>What was checked; null for liveness.</summary>
    public IReadOnlyList<HealthCheckBody>? Checks { get; init; }
}

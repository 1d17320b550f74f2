using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Health;

/// <summary>Whether the host can serve: <c>GET /api/health/ready</c>.</summary>
public sealed record HealthBody
{
    /// <summary>One of <see cref="HealthStatuses"/>.</summary>
    [Description("ok; degraded: the host serves, but a store or the register does not answer; unavailable.")]
    [AllowedValues(HealthStatuses.Ok, HealthStatuses.Degraded, HealthStatuses.Unavailable)]
    public required string Status { get; init; }

    /// <summary>What was checked; null for liveness.</summary>
    public IReadOnlyList<HealthCheckBody>? Checks { get; init; }
}

namespace Coordinator.Contracts.Drills;

/// <summary>The stores that the host that answers is cut off from: <c>GET /api/drills/outage</c>.</summary>
public sealed record OutageListBody
{
    /// <summary>By name; empty when all are there.</summary>
    public required IReadOnlyList<OutageBody> Items { get; init; }
}

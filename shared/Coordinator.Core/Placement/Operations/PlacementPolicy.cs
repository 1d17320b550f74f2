namespace Coordinator.Core.Placement.Operations;

/// <summary>When the placement is changed without an operator.</summary>
public sealed record PlacementPolicy
{
    /// <summary>Whether it is at all.</summary>
    public bool IsAutomatic { get; init; } = true;

    /// <summary>
    /// So long must a store have left every request without an answer before it is dropped. Short outages are cheaper
    /// to wait for than to copy after.
    /// </summary>
    public TimeSpan FailoverAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>So long may a shard have fewer replicas than it should before another store joins it.</summary>
    public TimeSpan RejoinAfter { get; init; } = TimeSpan.FromMinutes(5);
}

namespace Coordinator.Contracts.Cluster;

/// <summary>The values of <see cref="ShardOperationBody.Kind"/>.</summary>
public static class ShardOperationKinds
{
    /// <summary>A store that does not answer leaves.</summary>
    public const string Failover = "failover";

    /// <summary>A store joins.</summary>
    public const string Rejoin = "rejoin";

    /// <summary>The shard moves to other stores.</summary>
    public const string Move = "move";

    /// <summary>The shard gets another number of replicas.</summary>
    public const string Replicate = "replicate";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Failover, Rejoin, Move, Replicate];
}

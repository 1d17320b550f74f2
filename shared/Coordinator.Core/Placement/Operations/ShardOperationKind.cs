namespace Coordinator.Core.Placement.Operations;

/// <summary>What an operation on a shard is for. Names are stored.</summary>
public enum ShardOperationKind
{
    /// <summary>A store that does not answer leaves.</summary>
    Failover,

    /// <summary>A store joins in the place of one that left.</summary>
    Rejoin,

    /// <summary>The shard moves to other stores.</summary>
    Move,

    /// <summary>The shard gets another number of replicas.</summary>
    Replicate,
}

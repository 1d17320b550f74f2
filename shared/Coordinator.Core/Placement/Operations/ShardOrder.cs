namespace Coordinator.Core.Placement.Operations;

/// <summary>What an operation on a shard is to do, and how far it is. Stands in inputs of orchestrations.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="StartedAt">When it was asked for.</param>
public sealed record ShardOrder(int Shard, ShardOperationKind Kind, List<ShardStep> Steps, DateTimeOffset StartedAt)
{
    /// <summary>R, when the operation changes it; it is set first.</summary>
    public int? Replicas { get; init; }

    /// <summary>Steps that are done.</summary>
    public int StepsDone { get; init; }

    /// <summary>The pending epoch of the present step; 0 before it was proposed.</summary>
    public int Pending { get; init; }

    /// <summary>Rows copied so far.</summary>
    public long RowsCopied { get; init; }

    /// <summary>Pauses so far.</summary>
    public int Waits { get; init; }

    /// <summary>Whether another order is for the same, whenever it was asked for.</summary>
    public bool IsSameAs(ShardOrder other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Shard == other.Shard && Kind == other.Kind && Replicas == other.Replicas
            && Steps.SequenceEqual(other.Steps);
    }
}

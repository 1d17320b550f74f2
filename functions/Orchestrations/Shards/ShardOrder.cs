using Coordinator.Core.Placement.Operations;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>What an operation on a shard is to do.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="StartedAt">When it was asked for.</param>
public sealed record ShardOrder(int Shard, ShardOperationKind Kind, List<ShardStep> Steps, DateTimeOffset StartedAt)
{
    /// <summary>Steps that are done; an orchestration that begins anew goes on from there.</summary>
    public int StepsDone { get; init; }

    /// <summary>Rows copied so far.</summary>
    public long RowsCopied { get; init; }

    /// <summary>Pauses so far.</summary>
    public int Waits { get; init; }

    /// <summary>Whether another order is for the same, whenever it was asked for.</summary>
    public bool IsSameAs(ShardOrder other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Shard == other.Shard && Kind == other.Kind && Steps.SequenceEqual(other.Steps);
    }
}

using System.Collections.Immutable;

namespace Coordinator.Core.Placement.Operations;

/// <summary>
/// The last operation on a shard, for people to look at. Only one thing goes by it: a join that nobody has noted
/// progress of for long is given up.
/// </summary>
public sealed record ShardOperation
{
    /// <summary>The shard.</summary>
    public required int Shard { get; init; }

    /// <summary>What it is for.</summary>
    public required ShardOperationKind Kind { get; init; }

    /// <summary>Its steps in order: <c>join c</c>, <c>drop a</c>.</summary>
    public required ImmutableArray<string> Steps { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How far it is.</summary>
    public ShardOperationState State { get; init; }

    /// <summary>Steps that are done.</summary>
    public int StepsDone { get; init; }

    /// <summary>Slots that the copy of the present step has passed over, the last pass counted.</summary>
    public int SlotsCopied { get; init; }

    /// <summary>Rows that were copied, all passes and steps together.</summary>
    public long RowsCopied { get; init; }

    /// <summary>When this was written.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Why it was given up, or what it waits for; null when nothing is in its way.</summary>
    public string? Error { get; init; }
}

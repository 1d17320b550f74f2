using System.Collections.Immutable;

namespace Coordinator.Core.Effects;

/// <summary>The three-valued answer to a batch.</summary>
public sealed record CommitResult
{
    CommitResult()
    {
    }

    /// <summary>Nobody knows: a timeout, a reset, a 5xx. Read back before anything is concluded.</summary>
    public static CommitResult Unknown { get; } = new();

    /// <summary>Unknown, applied or refused.</summary>
    public CommitStatus Status { get; private init; }

    /// <summary>When applied: the new mark of each write's row, in their order; null for a deleted row.</summary>
    public ImmutableArray<ETag?> ETags { get; private init; } = [];

    /// <summary>When refused: the index of a write whose condition did not hold.</summary>
    public int RefusedIndex { get; private init; }

    /// <summary>When refused: which condition.</summary>
    public RefusalReason Reason { get; private init; }

    /// <summary>All writes are durable.</summary>
    public static CommitResult Applied(ImmutableArray<ETag?> etags) =>
        new() { Status = CommitStatus.Applied, ETags = etags };

    /// <summary>Nothing was written.</summary>
    public static CommitResult Refused(int index, RefusalReason reason) =>
        new() { Status = CommitStatus.Refused, RefusedIndex = index, Reason = reason };
}

using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>
/// An instance as it is stored: the columns that can be asked for, and bytes for all the rest. Replacing this row under
/// its version is the one commit of a step.
/// </summary>
sealed record InstanceRow
{
    public required string InstanceId { get; init; }

    public required string ExecutionId { get; init; }

    public required string Name { get; init; }

    public required OrchestrationRuntimeStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it is to start; null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Names the write, so that one whose answer was lost can be found again.</summary>
    public required string CommitId { get; init; }

    /// <summary>Everything else but the history, as JSON; empty when only the columns were asked for.</summary>
    public ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The end of the history; what is before stands in chunks.</summary>
    public ReadOnlyMemory<byte> Tail { get; init; }

    /// <summary>The row's version; empty for one that was not read.</summary>
    public string ETag { get; init; } = "";
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Items;

/// <summary>Items to read: <c>POST /api/read</c>.</summary>
public sealed record SnapshotRequestBody
{
    /// <summary>1 to 100 names.</summary>
    [Description("1 to 100 names of items.")]
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>One of <see cref="Consistencies"/>; <c>snapshot</c> when absent, <c>strong</c> is the same.</summary>
    [Description("snapshot (default) or strong: all as of one moment. eventual: each as some replica has it.")]
    [AllowedValues(Consistencies.Snapshot, Consistencies.Strong, Consistencies.Eventual)]
    public string? Consistency { get; init; }
}

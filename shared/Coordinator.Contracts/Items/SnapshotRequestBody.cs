using System.ComponentModel;

namespace Coordinator.Contracts.Items;

/// <summary>Items to read as they were at one moment: <c>POST /api/read</c>.</summary>
public sealed record SnapshotRequestBody
{
    /// <summary>1 to 100 names.</summary>
    [Description("1 to 100 names of items.")]
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary><c>snapshot</c>, the only choice and the default.</summary>
    [Description("snapshot; the default and so far the only choice.")]
    public string? Consistency { get; init; }
}

using System.ComponentModel;

namespace Coordinator.Contracts.Items;

/// <summary>Several items as they were at one moment.</summary>
public sealed record SnapshotBody
{
    /// <summary>A time not before any of the commits that it shows: opaque, ordered as text.</summary>
    [Description("A time not before any of the commits that it shows: opaque, ordered as text.")]
    public required string AsOf { get; init; }

    /// <summary>The items in the order in which they were asked for.</summary>
    public required IReadOnlyList<ItemBody> Items { get; init; }
}

using System.ComponentModel;

namespace Coordinator.Contracts.Items;

/// <summary>Several items as they were at one moment, or, read as eventual, each of a moment of its own.</summary>
public sealed record SnapshotBody
{
    /// <summary>A time not before any of the commits that it shows: opaque, ordered as text.</summary>
    [Description("A time not before any of the commits that it shows: opaque, ordered as text.")]
    public required string AsOf { get; init; }

    /// <summary>The items in the order in which they were asked for.</summary>
    public required IReadOnlyList<ItemBody> Items { get; init; }

    /// <summary>
    /// Only of an eventual read, by slot: the items show at least what its event log held up to this event.
    /// </summary>
    [Description(
        "Only of an eventual read, by slot: the items show at least what its event log held up to this event.")]
    public IReadOnlyDictionary<string, long>? Position { get; init; }
}

using System.ComponentModel;
using System.Text.Json;

namespace Coordinator.Contracts.Views;

/// <summary>A row of a view.</summary>
public sealed record ViewRowBody
{
    /// <summary>The group.</summary>
    [Description("The group: its key's parts.")]
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Fields and aggregates by name.</summary>
    [Description("Fields and aggregates by name.")]
    public required JsonElement Value { get; init; }

    /// <summary>By slot, the last event that touched the row.</summary>
    [Description("By slot, the sequence number of the last event that touched the row. Later events may be applied: "
        + "they did not touch it.")]
    public required IReadOnlyDictionary<string, long> Position { get; init; }

    /// <summary>The most that any slot lags; null when nobody knows, and in lists, which tell it once.</summary>
    [Description("How far the view lags: how long ago the first event committed that is not applied. Absent when "
        + "nobody knows, and in lists, which tell it once.")]
    public long? LagMs { get; init; }
}

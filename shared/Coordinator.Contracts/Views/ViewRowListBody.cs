using System.ComponentModel;

namespace Coordinator.Contracts.Views;

/// <summary>A page of a view's rows.</summary>
public sealed record ViewRowListBody
{
    /// <summary>Some rows, in the order of their keys.</summary>
    [Description("Some rows, in the order of their keys. A page may be short, or empty, and yet not the last.")]
    public required IReadOnlyList<ViewRowBody> Items { get; init; }

    /// <summary>Leads to the next page; null on the last.</summary>
    [Description("Leads to the next page; absent on the last.")]
    public string? Cursor { get; init; }

    /// <summary>The most that any slot lags; null when nobody knows.</summary>
    [Description("How far the view lags; absent when nobody knows.")]
    public long? LagMs { get; init; }
}

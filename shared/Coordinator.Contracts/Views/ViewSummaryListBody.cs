using System.ComponentModel;

namespace Coordinator.Contracts.Views;

/// <summary>A page of the list of views.</summary>
public sealed record ViewSummaryListBody
{
    /// <summary>Some views, by name.</summary>
    [Description("Some views, by name. A page may be short, or empty, and yet not the last.")]
    public required IReadOnlyList<ViewSummaryBody> Items { get; init; }

    /// <summary>Leads to the next page; null on the last.</summary>
    [Description("Leads to the next page; absent on the last.")]
    public string? Cursor { get; init; }
}

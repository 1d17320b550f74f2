using System.ComponentModel;

namespace Coordinator.Contracts.Views;

/// <summary>A page of a view's dead letters.</summary>
public sealed record ViewDeadLetterListBody
{
    /// <summary>Some of them, by slot and sequence.</summary>
    public required IReadOnlyList<ViewDeadLetterBody> Items { get; init; }

    /// <summary>Leads to the next page; null on the last.</summary>
    [Description("Leads to the next page; absent on the last.")]
    public string? Cursor { get; init; }
}

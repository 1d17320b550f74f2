namespace Coordinator.Local.Demo.Views;

/// <summary>A page of a view's rows.</summary>
/// <param name="Items">Some of them, in the order of their keys.</param>
/// <param name="Cursor">Leads to the next page; null on the last.</param>
public sealed record ViewPage(IReadOnlyList<ViewRow> Items, string? Cursor);

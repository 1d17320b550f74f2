using System.Collections.Immutable;

namespace Coordinator.Core.Views.Catalog;

/// <summary>A page of the list of views.</summary>
/// <param name="Views">Some of them, in the order of their names; may be short, or empty, and yet not the last.</param>
/// <param name="Cursor">Leads to the next page; null on the last.</param>
public sealed record ViewList(ImmutableArray<ViewInfo> Views, string? Cursor);

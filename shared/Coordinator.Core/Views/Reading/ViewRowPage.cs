using System.Collections.Immutable;

namespace Coordinator.Core.Views.Reading;

/// <summary>A page of a view's rows.</summary>
/// <param name="Rows">Some of them, in the order of <see cref="ViewKey"/>; may be short, or empty, and yet not the
/// last.</param>
/// <param name="Cursor">Leads to the next page; null on the last.</param>
public sealed record ViewRowPage(ImmutableArray<ViewRow> Rows, string? Cursor);

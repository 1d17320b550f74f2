using System.Collections.Immutable;

namespace Coordinator.Core.Sagas.Stores;

/// <summary>A page of the list of definitions.</summary>
/// <param name="Definitions">Some of them; a page may be short, or empty, and yet not the last.</param>
/// <param name="Cursor">Leads to the next page; null on the last.</param>
public sealed record DefinitionPage(ImmutableArray<DefinitionSummary> Definitions, string? Cursor);

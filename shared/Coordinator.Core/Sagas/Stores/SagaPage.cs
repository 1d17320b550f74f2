using System.Collections.Immutable;

namespace Coordinator.Core.Sagas.Stores;

/// <summary>A page of the list of sagas.</summary>
/// <param name="Sagas">Some of them, the newest first; a page may be short, or empty, and yet not the last.</param>
/// <param name="Cursor">Leads to the next page; null on the last.</param>
public sealed record SagaPage(ImmutableArray<SagaSummary> Sagas, string? Cursor);

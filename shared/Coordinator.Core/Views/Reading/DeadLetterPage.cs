using System.Collections.Immutable;

namespace Coordinator.Core.Views.Reading;

/// <summary>A page of a view's dead letters.</summary>
/// <param name="Letters">Some of them, in the order of slots and sequence numbers.</param>
/// <param name="Cursor">Leads to the next page; null on the last.</param>
public sealed record DeadLetterPage(ImmutableArray<DeadLetter> Letters, string? Cursor);

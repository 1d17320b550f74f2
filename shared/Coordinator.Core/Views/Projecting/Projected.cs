using System.Collections.Immutable;

namespace Coordinator.Core.Views.Projecting;

/// <summary>What a projection made of a change.</summary>
/// <param name="Entries">The item's entries from now on; meaningless with a reason.</param>
/// <param name="Refusal">Why it could not be projected; null when it was.</param>
readonly record struct Projected(ImmutableArray<Entry> Entries, string? Refusal);

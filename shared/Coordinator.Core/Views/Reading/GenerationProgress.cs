using System.Collections.Immutable;
using Coordinator.Core.Views.Catalog;

namespace Coordinator.Core.Views.Reading;

/// <summary>How far a generation is.</summary>
/// <param name="Generation">The generation.</param>
/// <param name="Slots">All slots, in order.</param>
public sealed record GenerationProgress(GenerationInfo Generation, ImmutableArray<SlotLag> Slots)
{
    /// <summary>The most that any slot lags; null when that of one is not known.</summary>
    public TimeSpan? Lag => Slots.All(slot => slot.Lag is not null) ? Slots.Max(slot => slot.Lag) : null;
}

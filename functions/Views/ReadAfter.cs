using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Views;

/// <summary>How new a view must be for a reader.</summary>
/// <param name="Time">A commit time that the reader was told.</param>
/// <param name="Slots">The slots that matter.</param>
/// <param name="Wait">How long to wait for it.</param>
sealed record ReadAfter(Hlc Time, ImmutableArray<SlotId> Slots, TimeSpan Wait);

using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Views.Catalog;

namespace Coordinator.Core.Views.Reading;

/// <summary>What waiting for a view gave.</summary>
/// <param name="View">The view to read from; null when it was deleted meanwhile.</param>
/// <param name="Behind">Slots of which something may be missing in it; empty when it is as new as was asked.</param>
public sealed record FreshView(ViewInfo? View, ImmutableArray<SlotId> Behind);

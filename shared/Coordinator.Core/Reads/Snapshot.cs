using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Reads;

/// <summary>Several items as they were at one moment.</summary>
/// <param name="AsOf">A time not before any of the commits that it shows.</param>
/// <param name="Items">The items in the order in which they were asked for.</param>
public sealed record Snapshot(Hlc AsOf, ImmutableArray<ItemState> Items);

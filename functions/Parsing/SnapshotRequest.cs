using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Parsing;

/// <summary>Many items to read.</summary>
/// <param name="Items">In the order in which they are asked for; one may stand more than once.</param>
/// <param name="IsEventual">Each as some replica holds it; otherwise all as of one moment.</param>
sealed record SnapshotRequest(ImmutableList<ItemName> Items, bool IsEventual);

using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Effects;

/// <summary>An entity group transaction: all writes in one replica, all or nothing.</summary>
/// <param name="Replica">The partition.</param>
/// <param name="Writes">1 to <see cref="Limits.BatchRowsMax"/> writes, each of another row.</param>
public sealed record Batch(Replica Replica, ImmutableArray<RowWrite> Writes);

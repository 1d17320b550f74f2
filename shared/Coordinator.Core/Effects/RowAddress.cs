using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Effects;

/// <summary>Where a row lives.</summary>
public sealed record RowAddress(Replica Replica, RowKey Key);

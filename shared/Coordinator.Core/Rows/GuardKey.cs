using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>
/// The row whose existence means that <paramref name="Epoch"/> is open at the replica. A guard that is gone never
/// returns.
/// </summary>
public sealed record GuardKey(Epoch Epoch) : RowKey;

using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>The row whose existence means that the replica is closed on its way to <paramref name="Epoch"/>.</summary>
public sealed record FenceKey(Epoch Epoch) : RowKey;

using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>Holds nothing: its existence means that the epoch is open at the replica.</summary>
public sealed record GuardRow(Epoch Epoch) : Row
{
    /// <inheritdoc />
    public override RowKey Key => new GuardKey(Epoch);
}

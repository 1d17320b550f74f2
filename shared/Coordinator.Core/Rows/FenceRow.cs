using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>
/// Stands in the guard's place while a replica is closed: the epoch before is fenced, <paramref name="Epoch"/> is not
/// open yet. Guard and fence replace each other, one for one, in batches that need the one before; so each of these
/// batches takes place at most once, however late or often it arrives.
/// </summary>
public sealed record FenceRow(Epoch Epoch) : Row
{
    /// <inheritdoc />
    public override RowKey Key => new FenceKey(Epoch);
}

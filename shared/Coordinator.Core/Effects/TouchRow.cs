using Coordinator.Core.Rows;

namespace Coordinator.Core.Effects;

/// <summary>
/// Merges nothing into a row; refused when it is gone, or no longer carries <paramref name="IfMatch"/>. Null stands for
/// any state.
/// </summary>
public sealed record TouchRow(RowKey Row, ETag? IfMatch) : RowWrite
{
    /// <inheritdoc />
    public override RowKey Key => Row;
}

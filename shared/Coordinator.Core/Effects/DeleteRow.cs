using Coordinator.Core.Rows;

namespace Coordinator.Core.Effects;

/// <summary>
/// Deletes a row; refused when it is gone, or no longer carries <paramref name="IfMatch"/>. Null stands for any state.
/// </summary>
public sealed record DeleteRow(RowKey Row, ETag? IfMatch) : RowWrite
{
    /// <inheritdoc />
    public override RowKey Key => Row;
}

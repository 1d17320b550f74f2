using Coordinator.Core.Rows;

namespace Coordinator.Core.Effects;

/// <summary>Creates a row; refused when it exists.</summary>
public sealed record InsertRow(Row Row) : RowWrite
{
    /// <inheritdoc />
    public override RowKey Key => Row.Key;
}

using Coordinator.Core.Rows;

namespace Coordinator.Core.Effects;

/// <summary>Replaces a whole row; refused when it is gone or no longer carries <paramref name="IfMatch"/>.</summary>
public sealed record ReplaceRow(Row Row, ETag IfMatch) : RowWrite
{
    /// <inheritdoc />
    public override RowKey Key => Row.Key;
}

namespace Coordinator.Core.Rows;

/// <summary>
/// Inserted with a joining replica's <see cref="OriginRow"/>, deleted with the insert of its first guard. Every batch
/// that copies into the replica touches this row under If-Match: whoever begins to copy takes it over by that, so that
/// no slower copy ever writes after a later one, nor after the replica was opened.
/// </summary>
public sealed record JoiningRow : Row
{
    /// <inheritdoc />
    public override RowKey Key => new JoiningKey();
}

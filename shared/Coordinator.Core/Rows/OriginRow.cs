namespace Coordinator.Core.Rows;

/// <summary>
/// Inserted together with a replica's first guard, or with its <see cref="JoiningRow"/> where it has to be filled
/// first, and never deleted, so that a late duplicate of that insert fails. The purge of retired partitions inserts it
/// alone into one that was never begun, so that no late insert begins it.
/// </summary>
public sealed record OriginRow : Row
{
    /// <inheritdoc />
    public override RowKey Key => new OriginKey();
}

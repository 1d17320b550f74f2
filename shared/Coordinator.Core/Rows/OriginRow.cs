namespace Coordinator.Core.Rows;

/// <summary>
/// Inserted together with a replica's first guard, or with its <see cref="JoiningRow"/> where it has to be filled
/// first, and never deleted, so that a late duplicate of that insert fails.
/// </summary>
public sealed record OriginRow : Row
{
    /// <inheritdoc />
    public override RowKey Key => new OriginKey();
}

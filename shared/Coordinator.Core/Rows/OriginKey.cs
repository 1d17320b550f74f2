namespace Coordinator.Core.Rows;

/// <summary>
/// The row that shows that the replica's first guard was once inserted; it makes that insert happen at most once.
/// </summary>
public sealed record OriginKey : RowKey;

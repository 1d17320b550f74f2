namespace Coordinator.Core.Rows;

/// <summary>The row that tells how long the slot's event log is at the replica.</summary>
public sealed record HeadKey : RowKey;

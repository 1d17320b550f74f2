namespace Coordinator.Core.Rows;

/// <summary>The name of a row inside a replica.</summary>
public abstract record RowKey;

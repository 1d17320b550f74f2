namespace Coordinator.Core.Rows;

/// <summary>The row that shows that the replica is being filled and was never open.</summary>
public sealed record JoiningKey : RowKey;

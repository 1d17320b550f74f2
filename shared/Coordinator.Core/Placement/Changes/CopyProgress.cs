namespace Coordinator.Core.Placement.Changes;

/// <summary>What a pass over some slots of a shard did.</summary>
/// <param name="RowsWritten">Rows written and deleted in all of them.</param>
/// <param name="Status">The least of how the slots' passes ended: what the next step has to reckon with.</param>
public sealed record CopyProgress(int RowsWritten, CopyStatus Status);

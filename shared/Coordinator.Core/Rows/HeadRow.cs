namespace Coordinator.Core.Rows;

/// <summary>How long the slot's event log is at the replica; absent before the first event.</summary>
/// <param name="Sequence">The last event's number.</param>
public sealed record HeadRow(long Sequence) : Row
{
    /// <inheritdoc />
    public override RowKey Key => new HeadKey();
}

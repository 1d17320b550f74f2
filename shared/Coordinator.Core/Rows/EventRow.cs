namespace Coordinator.Core.Rows;

/// <summary>A part of an event: what an outbox row held, with its place in the slot's log.</summary>
/// <param name="Sequence">The event's number.</param>
/// <param name="Content">The outbox row that it was.</param>
public sealed record EventRow(long Sequence, OutboxRow Content) : Row
{
    /// <inheritdoc />
    public override RowKey Key => new EventKey(Sequence, Content.Part);
}

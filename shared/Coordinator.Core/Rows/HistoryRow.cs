using Coordinator.Core.Events;

namespace Coordinator.Core.Rows;

/// <summary>Leads from an item to the event that changed it.</summary>
public sealed record HistoryRow(ItemRevision Revision) : Row
{
    /// <inheritdoc />
    public override RowKey Key => new HistoryKey(Revision.Item, Revision.Sequence);
}

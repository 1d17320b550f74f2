using Azure.Data.Tables;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Rows;

/// <summary>A change of an item, as its history tells it, as properties.</summary>
static class HistoryMapping
{
    public static void Write(HistoryRow row, TableEntity entity)
    {
        ItemMapping.WriteName(entity, row.Revision.Item);
        entity[Columns.Sequence] = row.Revision.Sequence;
        entity[Columns.Version] = row.Revision.Version;
        entity[Columns.CommitTime] = row.Revision.CommitTime.Value;
        if (row.Revision.IsDeleted)
            entity[Columns.IsDeleted] = true;
    }

    public static HistoryRow Read(TableEntity entity) => new(new ItemRevision(
        ItemMapping.ReadName(entity),
        entity.Need(entity.GetInt64, Columns.Sequence),
        entity.Need(entity.GetInt64, Columns.Version),
        new Hlc(entity.Need(entity.GetInt64, Columns.CommitTime)),
        entity.GetBoolean(Columns.IsDeleted) ?? false));
}

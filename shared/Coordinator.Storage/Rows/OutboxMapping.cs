using Azure.Data.Tables;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Rows;

/// <summary>A part of a transaction's changes in a slot as properties.</summary>
static class OutboxMapping
{
    public static void Write(OutboxRow row, TableEntity entity)
    {
        entity[Columns.Attempt] = AttemptJson.ToBytes(row.Attempt).ToArray();
        entity[Columns.Part] = row.Part;
        entity[Columns.IsLast] = row.IsLast;
        Utf8Table.Write(entity, Columns.Changes, row.Changes, Fields.Of);
        Utf8Table.Write(entity, Columns.Messages, row.Messages, Fields.Of);
    }

    public static OutboxRow Read(TableEntity entity) => new()
    {
        Attempt = AttemptJson.FromBytes(entity.Need(entity.GetBinary, Columns.Attempt)),
        Part = entity.Need(entity.GetInt32, Columns.Part),
        IsLast = entity.Need(entity.GetBoolean, Columns.IsLast),
        Changes = Utf8Table.Read(entity, Columns.Changes, Fields.OfChange, Fields.Change),
        Messages = Utf8Table.Read(entity, Columns.Messages, Fields.OfMessage, Fields.Message),
    };
}

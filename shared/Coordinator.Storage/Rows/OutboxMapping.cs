using Azure.Data.Tables;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Rows;

/// <summary>A part of a transaction's changes in a slot as properties.</summary>
static class OutboxMapping
{
    public static void Write(OutboxRow row, TableEntity entity)
    {
        entity[Columns.CommitTime] = row.Attempt.CommitTime.Value;
        entity[Columns.Attempt] = AttemptJson.ToBytes(row.Attempt).ToArray();
        entity[Columns.Part] = row.Part;
        entity[Columns.IsLast] = row.IsLast;
        StoredJson.WriteArray(entity, Columns.Changes, row.Changes, ChangeJson.Write);
        StoredJson.WriteArray(entity, Columns.Messages, row.Messages, ChangeJson.Write);
    }

    public static OutboxRow Read(TableEntity entity) => new()
    {
        Attempt = AttemptJson.FromBytes(entity.Need(entity.GetBinary, Columns.Attempt)),
        Part = entity.Need(entity.GetInt32, Columns.Part),
        IsLast = entity.Need(entity.GetBoolean, Columns.IsLast),
        Changes = StoredJson.ReadArray(entity, Columns.Changes, ChangeJson.ReadChange),
        Messages = StoredJson.ReadArray(entity, Columns.Messages, ChangeJson.ReadMessage),
    };
}

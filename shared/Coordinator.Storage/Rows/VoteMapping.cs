using Azure.Data.Tables;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Rows;

/// <summary>A vote as properties.</summary>
static class VoteMapping
{
    public static void Write(VoteRow row, TableEntity entity)
    {
        entity[Columns.State] = row.State.ToString();
        entity[Columns.Attempt] = AttemptJson.ToBytes(row.Attempt).ToArray();
        Utf8Table.Write(entity, Columns.Items, row.Items, Fields.Of);
    }

    public static VoteRow Read(TableEntity entity) => new()
    {
        Attempt = AttemptJson.FromBytes(entity.Need(entity.GetBinary, Columns.Attempt)),
        State = Enum.Parse<VoteState>(entity.Need(entity.GetString, Columns.State)),
        Items = Utf8Table.Read(entity, Columns.Items, Fields.OfName, Fields.Name),
    };
}

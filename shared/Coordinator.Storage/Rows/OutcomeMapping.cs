using Azure.Data.Tables;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Rows;

/// <summary>An outcome as properties.</summary>
static class OutcomeMapping
{
    public static void Write(OutcomeRow row, TableEntity entity)
    {
        entity[Columns.State] = row.State.ToString();
        entity[Columns.Open] = row.IsOpen;
        entity[Columns.CommitTime] = row.Attempt.CommitTime.Value;
        entity[Columns.Attempt] = AttemptJson.ToBytes(row.Attempt).ToArray();
        if (row.Cause is { } cause)
            entity[Columns.Cause] = cause.ToString();
        StoredJson.WriteArray(entity, Columns.Items, row.Items, ChangeJson.Write);
        StoredJson.WriteArray(entity, Columns.Results, row.Results, ResultJson.Write);
        StoredJson.WriteArray(entity, Columns.Messages, row.Messages, ChangeJson.Write);
        StoredJson.WriteArray(entity, Columns.Failures, row.Failures, ResultJson.Write);
    }

    public static OutcomeRow Read(TableEntity entity) => new()
    {
        Attempt = AttemptJson.FromBytes(entity.Need(entity.GetBinary, Columns.Attempt)),
        State = Enum.Parse<OutcomeState>(entity.Need(entity.GetString, Columns.State)),
        Cause = entity.GetString(Columns.Cause) is { } cause ? Enum.Parse<AbortCause>(cause) : null,
        Items = StoredJson.ReadArray(entity, Columns.Items, ChangeJson.ReadName),
        Results = StoredJson.ReadArray(entity, Columns.Results, ResultJson.ReadResult),
        Messages = StoredJson.ReadArray(entity, Columns.Messages, ChangeJson.ReadMessage),
        Failures = StoredJson.ReadArray(entity, Columns.Failures, ResultJson.ReadFailure),
    };
}

using Azure.Data.Tables;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Rows;

/// <summary>An outcome as properties.</summary>
static class OutcomeMapping
{
    public static void Write(OutcomeRow row, TableEntity entity)
    {
        entity[Columns.State] = row.State.ToString();
        entity[Columns.Attempt] = AttemptJson.ToBytes(row.Attempt).ToArray();
        if (row.Cause is { } cause)
            entity[Columns.Cause] = cause.ToString();
        Utf8Table.Write(entity, Columns.Items, row.Items, Fields.Of);
        Utf8Table.Write(entity, Columns.Results, row.Results, Fields.Of);
        Utf8Table.Write(entity, Columns.Messages, row.Messages, Fields.Of);
        Utf8Table.Write(entity, Columns.Failures, row.Failures, Fields.Of);
    }

    public static OutcomeRow Read(TableEntity entity) => new()
    {
        Attempt = AttemptJson.FromBytes(entity.Need(entity.GetBinary, Columns.Attempt)),
        State = Enum.Parse<OutcomeState>(entity.Need(entity.GetString, Columns.State)),
        Cause = entity.GetString(Columns.Cause) is { } cause ? Enum.Parse<AbortCause>(cause) : null,
        Items = Utf8Table.Read(entity, Columns.Items, Fields.OfName, Fields.Name),
        Results = Utf8Table.Read(entity, Columns.Results, Fields.OfResult, Fields.Result),
        Messages = Utf8Table.Read(entity, Columns.Messages, Fields.OfMessage, Fields.Message),
        Failures = Utf8Table.Read(entity, Columns.Failures, Fields.OfFailure, Fields.Failure),
    };
}

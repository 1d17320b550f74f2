using Azure.Data.Tables;
using Coordinator.Core.Records;
using Coordinator.Storage.Tables;

namespace Coordinator.Storage.Records;

/// <summary>A batch of records as the actions of an entity group transaction, in the same order.</summary>
static class RecordActions
{
    /// <summary>An action for each write.</summary>
    public static List<TableTransactionAction> Of(IEnumerable<RecordWrite> writes) => [.. writes.Select(Of)];

    static TableTransactionAction Of(RecordWrite write) => write switch
    {
        InsertRecord insert => new(TableTransactionActionType.Add, RecordRow.ToEntity(insert.Key, insert.Value)),
        ReplaceRecord replace => new(
            TableTransactionActionType.UpdateReplace,
            RecordRow.ToEntity(replace.Key, replace.Value),
            TableETag.ToAzure(replace.IfMatch)),
        DeleteRecord delete => new(
            TableTransactionActionType.Delete, RecordRow.ToKeys(delete.Key), TableETag.ToCondition(delete.IfMatch)),
        _ => throw new ArgumentException($"An unknown kind of write: {write.GetType().Name}.", nameof(write)),
    };
}

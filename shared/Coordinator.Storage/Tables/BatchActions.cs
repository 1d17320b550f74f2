using Azure.Data.Tables;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Tables;

/// <summary>A batch of the protocol as the actions of an entity group transaction, in the same order.</summary>
static class BatchActions
{
    public static List<TableTransactionAction> Of(Batch batch) =>
        [.. batch.Writes.Select(write => Of(batch.Replica, write))];

    static TableTransactionAction Of(Replica replica, RowWrite write) => write switch
    {
        InsertRow insert => new(TableTransactionActionType.Add, RowMapping.ToEntity(replica, insert.Row)),
        ReplaceRow replace => new(
            TableTransactionActionType.UpdateReplace,
            RowMapping.ToEntity(replica, replace.Row),
            TableETag.ToCondition(replace.IfMatch)),
        // A merge of no properties leaves the row as it is, yet fails when it is gone.
        TouchRow touch => new(
            TableTransactionActionType.UpdateMerge,
            RowMapping.ToKeys(replica, touch.Key),
            TableETag.ToCondition(touch.IfMatch)),
        DeleteRow delete => new(
            TableTransactionActionType.Delete,
            RowMapping.ToKeys(replica, delete.Key),
            TableETag.ToCondition(delete.IfMatch)),
        _ => throw new ArgumentException($"An unknown kind of write: {write.GetType().Name}.", nameof(write)),
    };
}

namespace Azure.Data.Tables;

/// <summary>One action of a transaction: what to do with which row, under which condition.</summary>
public class TableTransactionAction
{
    /// <summary>An action without a condition beyond the one that its type implies.</summary>
    /// <param name="actionType">What to do.</param>
    /// <param name="entity">The row.</param>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>An action under the condition that the row has not changed.</summary>
    /// <param name="actionType">What to do.</param>
    /// <param name="entity">The row.</param>
    /// <param name="etag">The version that the row must have; <c>default</c> or <see cref="ETag.All"/> for any.</param>
    public TableTransactionAction(
        TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What to do.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>The row.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version that the row must have. Only updates and deletes look at it.</summary>
    public ETag ETag { get; }
}

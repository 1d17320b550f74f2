namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts a row that must not exist.</summary>
    Add,

    /// <summary>Merges into a row that must exist.</summary>
    UpdateMerge,

    /// <summary>Replaces a row that must exist.</summary>
    UpdateReplace,

    /// <summary>Deletes a row that must exist.</summary>
    Delete,

    /// <summary>Merges into a row, or inserts it.</summary>
    UpsertMerge,

    /// <summary>Replaces a row, or inserts it.</summary>
    UpsertReplace,
}

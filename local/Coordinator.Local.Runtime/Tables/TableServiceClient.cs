using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The table service of a storage account.</summary>
public class TableServiceClient
{
    readonly TableAccount _account;

    /// <summary>For types that derive from this one.</summary>
    protected TableServiceClient() => _account = null!;

    /// <summary>The account that a connection string names.</summary>
    /// <param name="connectionString">Account, key, endpoint.</param>
    /// <exception cref="FormatException">The connection string is not complete.</exception>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>The account that a connection string names.</summary>
    /// <param name="connectionString">Account, key, endpoint.</param>
    /// <param name="options">How to send requests.</param>
    /// <exception cref="FormatException">The connection string is not complete.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null) =>
        _account = TableAccount.Connect(connectionString, options);

    /// <summary>An account by its address and key.</summary>
    /// <param name="endpoint">The table service's address.</param>
    /// <param name="credential">The account's name and key.</param>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>An account by its address and key.</summary>
    /// <param name="endpoint">The table service's address.</param>
    /// <param name="credential">The account's name and key.</param>
    /// <param name="options">How to send requests.</param>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(credential);
        _account = TableAccount.Connect(endpoint, credential.Key, options);
    }

    /// <summary>An account by its address, with an identity.</summary>
    /// <param name="endpoint">The table service's address; https only.</param>
    /// <param name="tokenCredential">The identity.</param>
    /// <param name="options">How to send requests.</param>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null) =>
        _account = TableAccount.Connect(endpoint, tokenCredential, options);

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _account.Name;

    /// <summary>The table service's address.</summary>
    public virtual Uri Uri => _account.Endpoint;

    /// <summary>A client for a table; nothing is sent.</summary>
    /// <param name="tableName">The table.</param>
    /// <returns>The client.</returns>
    public virtual TableClient GetTableClient(string tableName) => new(_account, tableName);

    /// <summary>Creates a table unless it is there.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="cancellationToken">Stops waiting; the table may be created all the same.</param>
    /// <returns>The table.</returns>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);
}

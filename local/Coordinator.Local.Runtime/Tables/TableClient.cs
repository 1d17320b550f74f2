using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>
/// One table of a storage account. Each call is one request, plus what <see cref="ClientOptions.Retry"/> repeats. A
/// call that fails without an answer (status 0) or with a 5xx may have been done or not: read to find out.
/// </summary>
public partial class TableClient
{
    readonly HttpPipeline _pipeline;
    readonly TableResource _resource;
    readonly TableRequests _requests;

    /// <summary>For types that derive from this one.</summary>
    protected TableClient()
    {
        _pipeline = null!;
        _resource = null!;
        _requests = null!;
        Name = AccountName = null!;
        Uri = null!;
    }

    /// <summary>A table of the account that a connection string names.</summary>
    /// <param name="connectionString">Account, key, endpoint.</param>
    /// <param name="tableName">The table.</param>
    /// <exception cref="FormatException">The connection string is not complete.</exception>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>A table of the account that a connection string names.</summary>
    /// <param name="connectionString">Account, key, endpoint.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="options">How to send requests.</param>
    /// <exception cref="FormatException">The connection string is not complete.</exception>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableAccount.Connect(connectionString, options), tableName)
    {
    }

    /// <summary>A table of an account, with an identity.</summary>
    /// <param name="endpoint">The table service's address.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="tokenCredential">The identity.</param>
    /// <param name="options">How to send requests.</param>
    public TableClient(
        Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableAccount.Connect(endpoint, tokenCredential, options), tableName)
    {
    }

    internal TableClient(TableAccount account, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _pipeline = account.Pipeline;
        _resource = new TableResource(account.Endpoint, tableName);
        _requests = new TableRequests(_pipeline, _resource, account.Version);
        Name = tableName;
        AccountName = account.Name;
        Uri = new Uri(_resource.Rows);
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The account's name.</summary>
    public virtual string AccountName { get; }

    /// <summary>The table's address.</summary>
    public virtual Uri Uri { get; }

    /// <summary>A filter whose interpolated values are quoted and escaped.</summary>
    /// <param name="filter">For example <c>$"PartitionKey eq {key}"</c>.</param>
    /// <returns>The filter as the service reads it.</returns>
    /// <exception cref="ArgumentException">A value is of a type that has no literal.</exception>
    public static string CreateQueryFilter(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return FilterLiteral.Create(filter);
    }

    /// <summary>Creates the table unless it is there.</summary>
    /// <param name="cancellationToken">Stops waiting; the table may be created all the same.</param>
    /// <returns>The table.</returns>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(
        CancellationToken cancellationToken = default)
    {
        using var message = _requests.CreateTable();
        await _pipeline.SendAsync(message, cancellationToken);
        var response = message.Response;
        if (response.Status is 201 or 204)
            return Response.FromValue(new TableItem(Name), response);
        var error = new RequestFailedException(response);
        return response.Status == 409 && error.ErrorCode == "TableAlreadyExists"
            ? Response.FromValue(new TableItem(Name), response)
            : throw error;
    }

    /// <summary>Deletes the table with all its rows. A missing table is answered by 404 without an exception.</summary>
    /// <param name="cancellationToken">Stops waiting; the table may be deleted all the same.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        using var message = _requests.DeleteTable();
        return await SendAsync(message, 204, 404, cancellationToken);
    }

    /// <summary>Inserts a row that must not exist.</summary>
    /// <typeparam name="T">The row's class.</typeparam>
    /// <param name="entity">The row.</param>
    /// <param name="cancellationToken">Stops waiting; the row may be inserted all the same.</param>
    /// <returns>The answer; its headers have the new ETag.</returns>
    /// <exception cref="RequestFailedException">409 EntityAlreadyExists: there is such a row.</exception>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        using var message = _requests.Insert(entity);
        return await SendAsync(message, 204, 201, cancellationToken);
    }

    /// <summary>Changes a row that must exist.</summary>
    /// <typeparam name="T">The row's class.</typeparam>
    /// <param name="entity">The row with its keys.</param>
    /// <param name="ifMatch">The version that it must have; <see cref="ETag.All"/> for any.</param>
    /// <param name="mode">What happens to properties that <paramref name="entity"/> does not have.</param>
    /// <param name="cancellationToken">Stops waiting; the row may be changed all the same.</param>
    /// <returns>The answer; its headers have the new ETag.</returns>
    /// <exception cref="RequestFailedException">
    /// 412 UpdateConditionNotSatisfied: it has another version. 404 ResourceNotFound: there is none.
    /// </exception>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (ifMatch == default)
            throw new ArgumentException("An update needs the row's version, or ETag.All.", nameof(ifMatch));
        using var message = _requests.Change(entity, mode, ifMatch);
        return await SendAsync(message, 204, 204, cancellationToken);
    }

    /// <summary>Changes a row, or inserts it.</summary>
    /// <typeparam name="T">The row's class.</typeparam>
    /// <param name="entity">The row with its keys.</param>
    /// <param name="mode">What happens to properties that <paramref name="entity"/> does not have.</param>
    /// <param name="cancellationToken">Stops waiting; the row may be changed all the same.</param>
    /// <returns>The answer; its headers have the new ETag.</returns>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public virtual async Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        using var message = _requests.Change(entity, mode, default);
        return await SendAsync(message, 204, 204, cancellationToken);
    }

    /// <summary>Deletes a row. A missing row is answered by 404 without an exception.</summary>
    /// <remarks>
    /// The HTTP stack may send a request without a body twice, even with retries off: so a 404 or 412 may be the echo
    /// of our own delete. A delete inside a transaction has no such echo.
    /// </remarks>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its key.</param>
    /// <param name="ifMatch">The version that it must have; any by default.</param>
    /// <param name="cancellationToken">Stops waiting; the row may be deleted all the same.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied: it has another version.</exception>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        using var message = _requests.Delete(partitionKey, rowKey, ifMatch);
        return await SendAsync(message, 204, 404, cancellationToken);
    }

    /// <summary>Deletes a row. A missing row is answered by 404 without an exception.</summary>
    /// <param name="entity">The row; only its keys count.</param>
    /// <param name="ifMatch">The version that it must have; any by default.</param>
    /// <param name="cancellationToken">Stops waiting; the row may be deleted all the same.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied: it has another version.</exception>
    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    async Task<Response> SendAsync(HttpMessage message, int done, int alsoDone, CancellationToken cancellation)
    {
        await _pipeline.SendAsync(message, cancellation);
        var response = message.Response;
        return response.Status == done || response.Status == alsoDone
            ? response
            : throw new RequestFailedException(response);
    }
}

using Azure.Core;

namespace Azure.Data.Tables;

/// <content>Point reads and queries.</content>
public partial class TableClient
{
    /// <summary>Reads a row that must exist.</summary>
    /// <typeparam name="T">The row's class.</typeparam>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its key.</param>
    /// <param name="select">The properties to read; all by default.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The row.</returns>
    /// <exception cref="RequestFailedException">404 ResourceNotFound: there is none.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = LookUp(partitionKey, rowKey, select);
        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response.Status == 200
            ? Found<T>(message.Response)
            : throw new RequestFailedException(message.Response);
    }

    /// <summary>Reads a row that may be missing.</summary>
    /// <typeparam name="T">The row's class.</typeparam>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its key.</param>
    /// <param name="select">The properties to read; all by default.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The row, or an answer that has no value.</returns>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = LookUp(partitionKey, rowKey, select);
        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response.Status switch
        {
            200 => Found<T>(message.Response),
            404 => new MissingEntity<T>(message.Response),
            _ => throw new RequestFailedException(message.Response),
        };
    }

    /// <summary>Finds rows. Each page is one request; a page may be empty and yet not the last.</summary>
    /// <typeparam name="T">The rows' class.</typeparam>
    /// <param name="filter">Which rows; all by default. See <see cref="CreateQueryFilter(FormattableString)"/>.</param>
    /// <param name="maxPerPage">
    /// At most so many rows a page; 1 000 by default, which is also the service's limit.
    /// </param>
    /// <param name="select">The properties to read; all by default.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The rows, ordered by partition and key. Nothing is sent before the first one is asked for.</returns>
    /// <exception cref="RequestFailedException">While enumerating: the service refused.</exception>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        return new EntityPages<T>(ReadPageAsync, maxPerPage, cancellationToken);

        async Task<Page<T>> ReadPageAsync(RowContinuation from, int? top, CancellationToken cancellation)
        {
            using var message = _requests.Query(filter, select, top, from);
            await _pipeline.SendAsync(message, cancellation);
            var response = message.Response;
            if (response.Status != 200)
                throw new RequestFailedException(response);
            var rows = EntityReader.ReadMany<T>(response.Content.ToMemory().Span);
            return Page<T>.FromValues(rows, RowContinuation.From(response.Headers).ToToken(), response);
        }
    }

    HttpMessage LookUp(string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return _requests.Get(partitionKey, rowKey, select);
    }

    static Response<T> Found<T>(Response response)
        where T : class, ITableEntity
    {
        var etag = response.Headers.ETag ?? default;
        return Response.FromValue(EntityReader.ReadOne<T>(response.Content.ToMemory().Span, etag), response);
    }
}

namespace Azure.Data.Tables;

/// <summary>
/// The rows that a query finds, page by page. An empty page is not the end: only a page without a continuation is.
/// </summary>
sealed class EntityPages<T>(
    Func<RowContinuation, int?, CancellationToken, Task<Page<T>>> read, int? pageSize, CancellationToken cancellation)
    : AsyncPageable<T>(cancellation)
    where T : notnull
{
    /// <inheritdoc/>
    public override async IAsyncEnumerable<Page<T>> AsPages(
        string? continuationToken = null, int? pageSizeHint = null)
    {
        var next = continuationToken;
        do
        {
            var page = await read(RowContinuation.Parse(next), pageSizeHint ?? pageSize, CancellationToken);
            yield return page;
            next = page.ContinuationToken;
        }
        while (next is not null);
    }
}

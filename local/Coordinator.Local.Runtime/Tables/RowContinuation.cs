using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Where the next page of a query begins. The keys are the service's own encoding: opaque.</summary>
/// <param name="PartitionKey">The next partition; null on the first page and after the last.</param>
/// <param name="RowKey">The next row; null for the first of the partition.</param>
readonly record struct RowContinuation(string? PartitionKey, string? RowKey)
{
    /// <summary>Reads what <see cref="ToToken"/> wrote.</summary>
    public static RowContinuation Parse(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return default;
        var space = token.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? new RowContinuation(token, null)
            : new RowContinuation(token[..space], space + 1 < token.Length ? token[(space + 1)..] : null);
    }

    /// <summary>Reads the headers of a page. A page may be empty and yet have a next one.</summary>
    public static RowContinuation From(ResponseHeaders headers) => new(
        headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition) ? partition : null,
        headers.TryGetValue("x-ms-continuation-NextRowKey", out var row) ? row : null);

    /// <summary>The token that callers keep; null when there is no next page.</summary>
    public string? ToToken() => PartitionKey is null ? null : $"{PartitionKey} {RowKey}";
}

using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>The addresses of a table and of its rows.</summary>
/// <param name="service">The table service's address without a slash at its end.</param>
/// <param name="table">The table's name.</param>
sealed class TableResource(Uri service, string table)
{
    readonly string _service = service.AbsoluteUri.TrimEnd('/');

    /// <summary>The table's name.</summary>
    public string Table { get; } = table;

    /// <summary>The collection of tables, for creating one.</summary>
    public string Tables => $"{_service}/Tables";

    /// <summary>This table in the collection of tables, for deleting it.</summary>
    public string TableItself => $"{_service}/Tables('{Table}')";

    /// <summary>The rows, for inserting one.</summary>
    public string Rows => $"{_service}/{Table}";

    /// <summary>The address that takes transactions.</summary>
    public string Batch => $"{_service}/$batch";

    /// <summary>One row.</summary>
    public string Row(string partitionKey, string rowKey) => new StringBuilder(_service.Length + 128)
        .Append(CultureInfo.InvariantCulture, $"{_service}/{Table}(PartitionKey='")
        .Append(Escaped(partitionKey))
        .Append("',RowKey='")
        .Append(Escaped(rowKey))
        .Append("')")
        .ToString();

    /// <summary>Some rows of a page.</summary>
    public string Query(string? filter, string? select, int? top, RowContinuation continuation)
    {
        var address = new StringBuilder(_service.Length + 256)
            .Append(CultureInfo.InvariantCulture, $"{_service}/{Table}()");
        var separator = '?';
        Append("$filter", filter);
        Append("$select", select);
        Append("$top", top?.ToString(CultureInfo.InvariantCulture));
        Append("NextPartitionKey", continuation.PartitionKey);
        Append("NextRowKey", continuation.RowKey);
        return address.ToString();

        void Append(string name, string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
    }

    /// <summary>In a literal a quote is doubled; in an address both are escaped.</summary>
    static string Escaped(string key) => Uri.EscapeDataString(
        key.Contains('\'', StringComparison.Ordinal) ? key.Replace("'", "''", StringComparison.Ordinal) : key);
}

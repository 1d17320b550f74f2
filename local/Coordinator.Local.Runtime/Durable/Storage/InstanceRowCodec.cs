using System.Globalization;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>Instances as rows of a table. The names of the columns never change their meaning.</summary>
static class InstanceRowCodec
{
    const string DocumentColumn = "Document";
    const string TailColumn = "Tail";

    /// <summary>Everything but the bytes.</summary>
    public static readonly string[] Columns =
    [
        "PartitionKey", "RowKey", "Timestamp", nameof(InstanceRow.InstanceId), nameof(InstanceRow.ExecutionId),
        nameof(InstanceRow.Name), nameof(InstanceRow.Status), nameof(InstanceRow.CreatedAt),
        nameof(InstanceRow.UpdatedAt), nameof(InstanceRow.StartAt), nameof(InstanceRow.CommitId),
    ];

    /// <exception cref="InvalidOperationException">The instance is too large for a row.</exception>
    public static TableEntity Write(InstanceRow row)
    {
        var bytes = row.Document.Length + row.Tail.Length;
        if (bytes > HubLimits.RowBytesMax)
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The instance '{row.InstanceId}' takes {bytes} bytes; its row has room for {HubLimits.RowBytesMax}."));
        var key = InstanceIds.ToKey(row.InstanceId);
        var entity = new TableEntity(key, key)
        {
            [nameof(InstanceRow.InstanceId)] = row.InstanceId,
            [nameof(InstanceRow.ExecutionId)] = row.ExecutionId,
            [nameof(InstanceRow.Name)] = row.Name,
            [nameof(InstanceRow.Status)] = row.Status.ToString(),
            [nameof(InstanceRow.CreatedAt)] = row.CreatedAt,
            [nameof(InstanceRow.UpdatedAt)] = row.UpdatedAt,
            [nameof(InstanceRow.CommitId)] = row.CommitId,
        };
        if (row.StartAt is { } startAt)
            entity[nameof(InstanceRow.StartAt)] = startAt;
        BinaryColumns.Write(entity, DocumentColumn, row.Document);
        BinaryColumns.Write(entity, TailColumn, row.Tail);
        return entity;
    }

    public static InstanceRow Read(TableEntity entity) => new()
    {
        InstanceId = Text(entity, nameof(InstanceRow.InstanceId)),
        ExecutionId = Text(entity, nameof(InstanceRow.ExecutionId)),
        Name = Text(entity, nameof(InstanceRow.Name)),
        Status = Enum.Parse<OrchestrationRuntimeStatus>(Text(entity, nameof(InstanceRow.Status))),
        CreatedAt = entity.GetDateTimeOffset(nameof(InstanceRow.CreatedAt)) ?? throw Missing(entity),
        UpdatedAt = entity.GetDateTimeOffset(nameof(InstanceRow.UpdatedAt)) ?? throw Missing(entity),
        StartAt = entity.GetDateTimeOffset(nameof(InstanceRow.StartAt)),
        CommitId = Text(entity, nameof(InstanceRow.CommitId)),
        Document = BinaryColumns.Read(entity, DocumentColumn),
        Tail = BinaryColumns.Read(entity, TailColumn),
        ETag = entity.ETag.ToString(),
    };

    /// <summary>The filter of a query; null when everything passes.</summary>
    public static string? Filter(InstanceFilter filter)
    {
        var terms = new List<string>();
        if (filter.CreatedFrom is { } from)
            terms.Add(TableClient.CreateQueryFilter($"CreatedAt ge {from}"));
        if (filter.CreatedTo is { } to)
            terms.Add(TableClient.CreateQueryFilter($"CreatedAt le {to}"));
        if (filter.Statuses.Count > 0)
        {
            var states = filter.Statuses.Select(
                status => TableClient.CreateQueryFilter($"Status eq {status.ToString()}"));
            terms.Add($"({string.Join(" or ", states)})");
        }
        if (!string.IsNullOrEmpty(filter.Prefix))
        {
            // The last letter of Unicode's basic plane comes after whatever follows the prefix.
            var end = filter.Prefix + '\uffff';
            terms.Add(TableClient.CreateQueryFilter($"InstanceId ge {filter.Prefix} and InstanceId lt {end}"));
        }
        return terms.Count == 0 ? null : string.Join(" and ", terms);
    }

    static string Text(TableEntity entity, string column) => entity.GetString(column) ?? throw Missing(entity);

    static InvalidDataException Missing(TableEntity entity) =>
        new($"The row '{entity.RowKey}' lacks a column that every instance has.");
}

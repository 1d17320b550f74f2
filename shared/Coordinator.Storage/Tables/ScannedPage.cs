using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Keys;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Tables;

/// <summary>A page of entities to rows, the readable apart from the others.</summary>
static class ScannedPage
{
    public static ScanPage Of(string store, Page<TableEntity> page)
    {
        var rows = ImmutableArray.CreateBuilder<ScannedRow>(page.Values.Count);
        var unreadable = ImmutableArray.CreateBuilder<UnreadableRow>();
        foreach (var entity in page.Values)
        {
            var replica = ReplicaOf(store, entity.PartitionKey);
            if (replica is not null && Read(replica, entity) is { } row)
                rows.Add(row);
            else
                unreadable.Add(Unreadable(store, replica, entity));
        }

        return new ScanPage(rows.ToImmutable(), page.ContinuationToken) { Unreadable = unreadable.ToImmutable() };
    }

    static ScannedRow? Read(Replica replica, TableEntity entity)
    {
        try
        {
            return new ScannedRow(replica, RowMapping.FromEntity(replica, entity), TableETag.ToCore(entity.ETag));
        }
        catch (InvariantViolationException)
        {
            // Told as an unreadable row.
            return null;
        }
    }

    static UnreadableRow Unreadable(string store, Replica? replica, TableEntity entity) =>
        new(store, replica, entity.PartitionKey, entity.RowKey)
        {
            Key = replica is null ? null : KeyOf(replica, entity),
            ETag = TableETag.ToCore(entity.ETag),
        };

    /// <summary>
    /// The key of a row whose name or key can be read; null also when a newer program wrote the row, which is then no
    /// damage that anybody may repair.
    /// </summary>
    static RowKey? KeyOf(Replica replica, TableEntity entity)
    {
        try
        {
            RowMapping.RequireSchema(entity);
            var key = KeyCodec.Decode(entity.RowKey)
                ?? (entity.RowKey[0] == RowKind.Item ? new ItemKey(ItemMapping.ReadName(entity)) : null);
            return key is not null && KeyCodec.RowKey(replica, key) == entity.RowKey ? key : null;
        }
        catch (Exception e) when (e is InvariantViolationException || StoredJson.IsMalformed(e))
        {
            // Told as a row without a key.
            return null;
        }
    }

    static Replica? ReplicaOf(string store, string partitionKey)
    {
        try
        {
            return KeyCodec.Replica(store, partitionKey);
        }
        catch (Exception e) when (e is InvariantViolationException || StoredJson.IsMalformed(e))
        {
            // Told as an unreadable row.
            return null;
        }
    }
}

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
            Key = replica is null ? null : KeyOf(replica, entity.RowKey),
            ETag = TableETag.ToCore(entity.ETag),
        };

    /// <summary>The key that a name spells, if it is the name that such a row has in this partition.</summary>
    static RowKey? KeyOf(Replica replica, string rowKey)
    {
        try
        {
            return KeyCodec.Decode(rowKey) is { } key && KeyCodec.RowKey(replica, key) == rowKey ? key : null;
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

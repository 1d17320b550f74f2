using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Records;
using Coordinator.Storage.Rows;
using Coordinator.Storage.Tables;

namespace Coordinator.Storage.Records;

/// <summary>A record as a row.</summary>
static class RecordRow
{
    /// <summary>The whole entity, without an ETag.</summary>
    public static TableEntity ToEntity(RecordKey key, ReadOnlyMemory<byte> value)
    {
        var entity = ToKeys(key);
        entity[Columns.Schema] = Columns.SchemaVersion;
        ValueChunks.Write(entity, Columns.Value, value);
        return entity;
    }

    /// <summary>An entity with keys only, which is all that a delete needs.</summary>
    public static TableEntity ToKeys(RecordKey key) =>
        new(RecordKeys.Partition(key.Partition), RecordKeys.Row(key.Partition, key.Name));

    /// <summary>The record that an entity holds.</summary>
    /// <exception cref="InvariantViolationException">It is none of this schema.</exception>
    public static StoredRecord FromEntity(TableEntity entity)
    {
        try
        {
            RowMapping.RequireSchema(entity);
            var value = ValueChunks.Read(entity, Columns.Value) ?? throw new FormatException("No value.");
            return new StoredRecord(
                RecordKeys.Decode(entity.PartitionKey, entity.RowKey), value, TableETag.ToCore(entity.ETag));
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            // Its key holds a user's words, and this text gets into logs.
            throw new InvariantViolationException($"a record can be read ({e.GetType().Name})");
        }
    }
}

using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Sagas;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Sagas;

/// <summary>A status as a row.</summary>
static class SagaRow
{
    /// <summary>Bytes of a status that surely fit an entity, beside its keys and other properties.</summary>
    const int StatusBytesMax = 1_000_000;

    /// <summary>The entity of a status, which loses entries of its timeline if it is too large.</summary>
    public static TableEntity ToEntity(SagaStatus status)
    {
        var key = SagaKeys.Saga(status.Id);
        var entity = new TableEntity(key, key)
        {
            [Columns.Schema] = Columns.SchemaVersion,
            [Columns.Revision] = status.Revision,
        };
        ValueChunks.Write(entity, Columns.Status, Fit(status));
        return entity;
    }

    /// <summary>The status that an entity holds.</summary>
    /// <exception cref="InvariantViolationException">It is none of this schema, or another saga's.</exception>
    public static SagaStatus FromEntity(TableEntity entity)
    {
        var status = Read(entity);
        Invariant.Require(
            entity.RowKey == SagaKeys.Saga(status.Id) && entity.GetInt64(Columns.Revision) == status.Revision,
            $"the row {entity.RowKey} holds what its keys name");
        return status;
    }

    static SagaStatus Read(TableEntity entity)
    {
        try
        {
            RowMapping.RequireSchema(entity);
            return StatusReader.FromBytes(
                ValueChunks.Read(entity, Columns.Status) ?? throw new FormatException("No status."));
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            throw new InvariantViolationException($"the row {entity.RowKey} can be read ({e.Message})");
        }
    }

    // Without a timeline every status fits: see the limits of sagas.
    static ReadOnlyMemory<byte> Fit(SagaStatus status)
    {
        var bytes = StatusJson.ToBytes(status);
        while (bytes.Length > StatusBytesMax && !status.Timeline.IsEmpty)
        {
            var dropped = (status.Timeline.Length + 1) / 2;
            status = status with
            {
                Timeline = status.Timeline.RemoveRange(0, dropped),
                TimelineDropped = status.TimelineDropped + dropped,
            };
            bytes = StatusJson.ToBytes(status);
        }

        return bytes;
    }
}

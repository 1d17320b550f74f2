using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Keys;

namespace Coordinator.Storage.Rows;

/// <summary>
/// Rows of the protocol to entities of the table and back. What is read is checked against its keys: a row that tells
/// of another name than its RowKey (a digest that collides, a corrupted row) is a broken invariant, never an answer.
/// </summary>
static class RowMapping
{
    /// <summary>The whole row as an entity, without an ETag.</summary>
    public static TableEntity ToEntity(Replica replica, Row row)
    {
        var entity = ToKeys(replica, row.Key);
        entity[Columns.Schema] = Columns.SchemaVersion;
        FilterColumns.Write(row, entity);
        switch (row)
        {
            case ItemRow item:
                ItemMapping.Write(item, entity);
                break;
            case VoteRow vote:
                VoteMapping.Write(vote, entity);
                break;
            case OutcomeRow outcome:
                OutcomeMapping.Write(outcome, entity);
                break;
            case OutboxRow outbox:
                OutboxMapping.Write(outbox, entity);
                break;
            case OpenRow open:
                entity[Columns.Attempt] = AttemptJson.ToBytes(open.Attempt).ToArray();
                break;
            case HeadRow head:
                entity[Columns.Sequence] = head.Sequence;
                break;
            case EventRow one:
                entity[Columns.Sequence] = one.Sequence;
                OutboxMapping.Write(one.Content, entity);
                break;
            case HistoryRow history:
                HistoryMapping.Write(history, entity);
                break;
            case GuardRow or FenceRow or OriginRow or JoiningRow:
                break;
            default:
                throw new ArgumentException($"An unknown kind of row: {row.GetType().Name}.", nameof(row));
        }

        return entity;
    }

    /// <summary>An entity with keys only: what a merge that changes nothing, or a delete, needs.</summary>
    public static TableEntity ToKeys(Replica replica, RowKey key) =>
        new(KeyCodec.PartitionKey(replica), KeyCodec.RowKey(replica, key));

    /// <summary>The row that an entity holds.</summary>
    /// <exception cref="InvariantViolationException">
    /// It is not a row of this schema, or not the one that its keys name.
    /// </exception>
    public static Row FromEntity(Replica replica, TableEntity entity)
    {
        var row = Read(replica, entity);
        Invariant.Require(
            entity.PartitionKey == KeyCodec.PartitionKey(replica) && entity.RowKey == KeyCodec.RowKey(replica, row.Key),
            $"the row {entity.RowKey} of {entity.PartitionKey} holds what its keys name, not {row.Key} of {replica}");
        FilterColumns.Require(row, entity);
        return row;
    }

    /// <summary>Throws unless this program knows the schema of the row.</summary>
    /// <exception cref="InvariantViolationException">A newer program wrote it.</exception>
    public static void RequireSchema(TableEntity entity)
    {
        var schema = entity.Need(entity.GetInt32, Columns.Schema);
        Invariant.Require(schema == Columns.SchemaVersion, $"{entity.RowKey} has a known schema, not {schema}");
    }

    static Row Read(Replica replica, TableEntity entity)
    {
        try
        {
            RequireSchema(entity);
            return ReadKind(replica, entity);
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            throw new InvariantViolationException($"the row {entity.RowKey} can be read ({e.Message})");
        }
    }

    static Row ReadKind(Replica replica, TableEntity entity) => entity.RowKey[0] switch
    {
        RowKind.Item => ItemMapping.Read(entity, replica),
        RowKind.Vote => VoteMapping.Read(entity),
        RowKind.Outcome => OutcomeMapping.Read(entity),
        RowKind.Outbox => OutboxMapping.Read(entity),
        RowKind.Open => new OpenRow(AttemptJson.FromBytes(entity.Need(entity.GetBinary, Columns.Attempt))),
        RowKind.Head => new HeadRow(entity.Need(entity.GetInt64, Columns.Sequence)),
        RowKind.Event => new EventRow(entity.Need(entity.GetInt64, Columns.Sequence), OutboxMapping.Read(entity)),
        RowKind.History => HistoryMapping.Read(entity),
        RowKind.Origin => new OriginRow(),
        RowKind.Joining => new JoiningRow(),
        RowKind.Fence when KeyCodec.Decode(entity.RowKey) is FenceKey fence => new FenceRow(fence.Epoch),
        RowKind.Guard when KeyCodec.Decode(entity.RowKey) is GuardKey guard => new GuardRow(guard.Epoch),
        _ => throw new FormatException("An unknown kind of row."),
    };
}

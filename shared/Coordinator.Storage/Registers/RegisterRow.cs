using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Registers;
using Coordinator.Storage.Rows;
using Coordinator.Storage.Tables;

namespace Coordinator.Storage.Registers;

/// <summary>An acceptor's state as a row of a control table: one row for each register.</summary>
static class RegisterRow
{
    /// <summary>The PartitionKey of all registers.</summary>
    public const string Partition = "register";

    const int NameCharsMax = 200;

    /// <summary>The RowKey: the register's name, spelled by <see cref="KeyText"/>.</summary>
    public static string RowKey(string register) => KeyText.Encode(register, NameCharsMax);

    /// <summary>The whole entity, without an ETag.</summary>
    public static TableEntity ToEntity(string register, AcceptorState state)
    {
        state.Checked();
        var entity = new TableEntity(Partition, RowKey(register))
        {
            [Columns.Schema] = Columns.SchemaVersion,
            [Columns.Promised] = state.Promised.ToString(),
        };
        if (state.Value is not { } value)
            return entity;
        entity[Columns.Accepted] = state.Accepted.ToString();
        entity[Columns.ValueVersion] = value.Version;
        if (value.Replaced is not null)
            entity[Columns.Replaced] = value.Replaced;
        ValueChunks.Write(entity, Columns.Value, value.Bytes);
        return entity;
    }

    /// <summary>The state that an entity holds, with its mark.</summary>
    /// <exception cref="InvariantViolationException">It is none of this schema.</exception>
    public static AcceptorRead FromEntity(TableEntity entity)
    {
        try
        {
            RowMapping.RequireSchema(entity);
            var promised = BallotNumber.Parse(entity.Need(entity.GetString, Columns.Promised));
            var state = entity.ContainsKey(Columns.Accepted) || entity.ContainsKey(Columns.ValueVersion)
                ? new AcceptorState(
                    promised, BallotNumber.Parse(entity.Need(entity.GetString, Columns.Accepted)), Value(entity))
                : new AcceptorState(promised, BallotNumber.None, Value: null);
            return new AcceptorRead(state.Checked(), TableETag.ToCore(entity.ETag));
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            // Its key may hold a user's words, and this text gets into logs.
            throw new InvariantViolationException($"a register's row can be read ({e.GetType().Name})");
        }
    }

    static AcceptedValue Value(TableEntity entity) => new(
        entity.Need(entity.GetString, Columns.ValueVersion),
        entity.GetString(Columns.Replaced),
        ValueChunks.Read(entity, Columns.Value) ?? throw new FormatException("No value."));
}

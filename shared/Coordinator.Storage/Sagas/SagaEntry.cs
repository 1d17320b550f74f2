using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Sagas;

/// <summary>An entry of a list of sagas.</summary>
/// <param name="Saga">The saga.</param>
/// <param name="Revision">The revision of the status that it was made of.</param>
sealed record SagaEntry(SagaSummary Saga, long Revision)
{
    /// <summary>Whether a saga in this state has not ended.</summary>
    public static bool IsOpen(SagaState state) =>
        state is SagaState.Running or SagaState.Compensating or SagaState.Stuck;

    /// <summary>The entry that an entity holds.</summary>
    /// <exception cref="InvariantViolationException">It is none of this schema.</exception>
    public static SagaEntry FromEntity(TableEntity entity)
    {
        try
        {
            RowMapping.RequireSchema(entity);
            return new SagaEntry(Summary(entity), entity.Need(entity.GetInt64, Columns.Revision));
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            throw new InvariantViolationException($"an entry of a list of sagas can be read ({e.Message})");
        }
    }

    /// <summary>The entity in one of the lists.</summary>
    public TableEntity ToEntity(string list)
    {
        var entity = new TableEntity(SagaKeys.ListPartition, SagaKeys.Entry(list, Saga.StartedAt, Saga.Id))
        {
            [Columns.Schema] = Columns.SchemaVersion,
            [Columns.Revision] = Revision,
            [Columns.Saga] = Saga.Id,
            [Columns.Definition] = Saga.Definition,
            [Columns.DefinitionVersion] = Saga.Version,
            [Columns.State] = Saga.State.ToString(),
            [Columns.StartedAt] = Saga.StartedAt.UtcTicks,
        };
        if (!Saga.Tenant.IsNone)
            entity[Columns.Tenant] = Saga.Tenant.Name;
        if (Saga.EndedAt is { } end)
            entity[Columns.EndedAt] = end.UtcTicks;
        if (!Saga.LeftBehind.IsEmpty)
            entity[Columns.LeftBehind] = string.Join(' ', Saga.LeftBehind);
        if (Saga.Error is { } error)
            entity[Columns.Error] = error;
        return entity;
    }

    static SagaSummary Summary(TableEntity entity) => new()
    {
        Id = entity.Need(entity.GetString, Columns.Saga),
        Tenant = TenantName.Read(entity.GetString(Columns.Tenant)),
        Definition = entity.Need(entity.GetString, Columns.Definition),
        Version = entity.Need(entity.GetInt32, Columns.DefinitionVersion),
        State = Enum.Parse<SagaState>(entity.Need(entity.GetString, Columns.State)),
        LeftBehind = [.. entity.GetString(Columns.LeftBehind)?.Split(' ') ?? []],
        StartedAt = new DateTimeOffset(entity.Need(entity.GetInt64, Columns.StartedAt), TimeSpan.Zero),
        EndedAt = entity.GetInt64(Columns.EndedAt) is { } end ? new DateTimeOffset(end, TimeSpan.Zero) : null,
        Error = entity.GetString(Columns.Error),
    };
}

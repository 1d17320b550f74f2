using System.Text;
using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Sagas;

/// <summary>A version of a definition as a row.</summary>
static class DefinitionRow
{
    /// <summary>The entity under a RowKey.</summary>
    public static TableEntity ToEntity(DefinitionVersion version, string rowKey)
    {
        var entity = new TableEntity(SagaKeys.DefinitionPartition, rowKey)
        {
            [Columns.Schema] = Columns.SchemaVersion,
            [Columns.Definition] = version.Name,
            [Columns.DefinitionVersion] = version.Version,
            [Columns.Fingerprint] = version.Fingerprint,
        };
        ValueChunks.Write(entity, Columns.Text, Encoding.UTF8.GetBytes(version.Json));
        return entity;
    }

    /// <summary>The version that an entity holds.</summary>
    /// <exception cref="InvariantViolationException">It is none of this schema.</exception>
    public static DefinitionVersion FromEntity(TableEntity entity) => Read(entity, () =>
    {
        var summary = ReadSummary(entity);
        var text = ValueChunks.Read(entity, Columns.Text) ?? throw new FormatException("No text.");
        return new DefinitionVersion(
            summary.Name, summary.Version, Encoding.UTF8.GetString(text),
            entity.Need(entity.GetString, Columns.Fingerprint));
    });

    /// <summary>Name and version of an entity that was read without its text.</summary>
    /// <exception cref="InvariantViolationException">It is none of this schema.</exception>
    public static DefinitionSummary Summary(TableEntity entity) => Read(entity, () => ReadSummary(entity));

    static DefinitionSummary ReadSummary(TableEntity entity)
    {
        RowMapping.RequireSchema(entity);
        var summary = new DefinitionSummary(
            entity.Need(entity.GetString, Columns.Definition), entity.Need(entity.GetInt32, Columns.DefinitionVersion));
        var isNamed = entity.RowKey == SagaKeys.NewestOf(summary.Name)
            || entity.RowKey == SagaKeys.Version(summary.Name, summary.Version);
        Invariant.Require(isNamed, $"the row {entity.RowKey} holds what its keys name");
        return summary;
    }

    static T Read<T>(TableEntity entity, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            throw new InvariantViolationException($"the row {entity.RowKey} can be read ({e.Message})");
        }
    }
}

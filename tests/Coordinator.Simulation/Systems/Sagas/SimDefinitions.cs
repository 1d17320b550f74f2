using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Simulation.Systems.Sagas;

/// <summary>Definitions of sagas, as the table keeps them; it answers at once.</summary>
sealed class SimDefinitions
{
    readonly List<DefinitionVersion> _versions = [];

    public DefinitionVersion? Find(string name, int? version) =>
        _versions.LastOrDefault(found => found.Name == name && (version is null || found.Version == version));

    /// <summary>Stores a definition unless it is the newest already.</summary>
    public DefinitionVersion Put(string name, string json, SagaDefinition definition)
    {
        var newest = Find(name, version: null);
        var next = DefinitionVersion.After(newest, name, json, definition);
        if (next != newest)
            _versions.Add(next);
        return next;
    }

    /// <summary>All names of a tenant; there are few.</summary>
    public DefinitionPage List(Tenant tenant) => new(
        [.. _versions.Where(found => tenant.Owns(found.Name))
            .GroupBy(found => found.Name).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new DefinitionSummary(same.Key, same.Max(found => found.Version)))],
        Cursor: null);
}

using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Functions.Tests.Support;

/// <summary>Definitions in memory.</summary>
sealed class MemoryDefinitions : ISagaDefinitions
{
    readonly List<DefinitionVersion> _versions = [];

    public Task<DefinitionVersion?> FindAsync(string name, int? version = null) => Task.FromResult(
        _versions.LastOrDefault(found => found.Name == name && (version is null || found.Version == version)));

    public async Task<DefinitionVersion> PutAsync(string name, string json, SagaDefinition definition)
    {
        var newest = await FindAsync(name);
        var next = DefinitionVersion.After(newest, name, json, definition);
        if (next != newest)
            _versions.Add(next);
        return next;
    }

    public Task<DefinitionPage> ListAsync(int size, string? cursor, Tenant tenant = default) =>
        throw new NotSupportedException();
}

using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Systems.Sagas;

/// <summary>A host's way to sagas and their definitions.</summary>
sealed class SagaLink(SystemWorld world, SimHost host) : ISagas, ISagaDefinitions
{
    /// <inheritdoc />
    public Task<SagaStatus?> FindAsync(string id) => AskAsync($"find {id}", () => world.Sagas.Find(id));

    /// <inheritdoc />
    public Task ShowAsync(SagaStatus status) => AskAsync(
        $"show {status.Id} as {status.State}, revision {status.Revision}",
        () =>
        {
            world.Sagas.Show(status);
            return true;
        });

    /// <inheritdoc />
    public Task<SagaPage> ListAsync(SagaQuery query) => AskAsync($"list {query.State}", () => world.Sagas.List(query));

    /// <inheritdoc />
    public Task<DefinitionVersion?> FindAsync(string name, int? version = null) =>
        AskAsync($"find definition {name}", () => world.Definitions.Find(name, version));

    /// <inheritdoc />
    public Task<DefinitionVersion> PutAsync(string name, string json, SagaDefinition definition) =>
        AskAsync($"put definition {name}", () => world.Definitions.Put(name, json, definition));

    /// <inheritdoc />
    public Task<DefinitionPage> ListAsync(int size, string? cursor, Tenant tenant = default) =>
        AskAsync("list definitions", () => world.Definitions.List(tenant));

    async Task<T> AskAsync<T>(string what, Func<T> answer)
    {
        var (isAnswered, value) = await world.Base.Network.SendAsync(
            host.Next(EffectKind.CallSagas) with { Subject = what }, () => Task.FromResult((true, answer())),
            unknown: (false, default!));
        return isAnswered ? value : throw new StoreUnavailableException(what);
    }
}

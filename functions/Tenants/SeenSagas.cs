using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Functions.Tenants;

/// <summary>Sagas and their definitions as their tenant knows them: without its prefix.</summary>
static class SeenSagas
{
    /// <summary>A saga. What its steps came to speaks without the prefix already.</summary>
    public static SagaStatus SeenBy(this SagaStatus saga, Tenant tenant) => saga with
    {
        Id = tenant.Plain(saga.Id),
        Definition = tenant.Plain(saga.Definition),
    };

    /// <summary>A page of sagas.</summary>
    public static SagaPage SeenBy(this SagaPage page, Tenant tenant) => page with
    {
        Sagas =
        [
            .. page.Sagas.Select(saga => saga with
            {
                Id = tenant.Plain(saga.Id),
                Definition = tenant.Plain(saga.Definition),
            }),
        ],
    };

    /// <summary>A definition; its text speaks without the prefix already.</summary>
    public static DefinitionVersion SeenBy(this DefinitionVersion version, Tenant tenant) =>
        version with { Name = tenant.Plain(version.Name) };

    /// <summary>A page of definitions.</summary>
    public static DefinitionPage SeenBy(this DefinitionPage page, Tenant tenant) => page with
    {
        Definitions = [.. page.Definitions.Select(found => found with { Name = tenant.Plain(found.Name) })],
    };
}

namespace Coordinator.Functions.Tests.Tenants;

[CollectionDefinition(Name)]
public sealed class TenantCollection : ICollectionFixture<TenantFixture>
{
    public const string Name = "Tenants";
}

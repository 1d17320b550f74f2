using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Tests.Azurite;

namespace Coordinator.Local.Tests.Durable.Storage;

/// <summary>Tables and queues of a real Azurite.</summary>
[Collection(SharedAzurite.Name)]
public sealed class AzureHubStorageTests(AzuriteFixture azurite) : HubStorageTests
{
    private protected override async Task<IHubStorage> OpenAsync()
    {
        var storage = new AzureHubStorage(new HubClients(azurite.ConnectionString, azurite.NewName()));
        await storage.CreateAsync(CancellationToken.None);
        return storage;
    }
}

using Azure.Storage.Queues;
using Coordinator.Local.Tests.Azurite;

namespace Coordinator.Local.Tests.Queues;

/// <summary>A fresh queue on Azurite for each test.</summary>
[Collection(SharedAzurite.Name)]
public abstract class QueueTest(AzuriteFixture azurite) : IAsyncLifetime
{
    string _name = "";

    protected AzuriteFixture Azurite { get; } = azurite;

    protected QueueClient Queue { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _name = Azurite.NewName();
        Queue = Client(QueueMessageEncoding.None);
        await Queue.CreateIfNotExistsAsync();
    }

    public async Task DisposeAsync() => await Queue.DeleteAsync();

    /// <summary>The same queue with an encoding.</summary>
    protected QueueClient Client(QueueMessageEncoding encoding)
    {
        var options = new QueueClientOptions { MessageEncoding = encoding, Retry = { MaxRetries = 0 } };
        return new QueueServiceClient(Azurite.ConnectionString, options).GetQueueClient(_name);
    }
}

using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Coordinator.Local.Runtime.Worker.Queues;
using Coordinator.Local.Tests.Azurite;
using Coordinator.Local.Tests.Worker.Support;
using Coordinator.TestKit;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Queues;

/// <summary>Hosts with queue functions on a real Azurite; each test has its own queue, not there at first.</summary>
[Collection(SharedAzurite.Name)]
public abstract class QueueHostTest : IAsyncLifetime
{
    readonly AzuriteFixture _azurite;
    readonly string _name;
    readonly List<FunctionHost> _hosts = [];

    protected QueueHostTest(AzuriteFixture azurite)
    {
        _azurite = azurite;
        _name = azurite.NewName();
        Queue = Client(_name, QueueMessageEncoding.Base64);
        RawQueue = Client(_name, QueueMessageEncoding.None);
        Poison = Client($"{_name}-poison", QueueMessageEncoding.Base64);
        RawPoison = Client($"{_name}-poison", QueueMessageEncoding.None);
    }

    protected QueueClient Queue { get; }

    /// <summary>The same queue, its messages as they stand in it.</summary>
    protected QueueClient RawQueue { get; }

    protected QueueClient Poison { get; }

    protected QueueClient RawPoison { get; }

    protected Journal Journal { get; } = new();

    private protected Gate Gate { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Gate.Release();
        foreach (FunctionHost host in _hosts)
            await host.DisposeAsync();
    }

    /// <param name="functions">The class with the function.</param>
    /// <param name="hostJson">Settings of the section <c>extensions.queues</c> of host.json.</param>
    private protected async Task<FunctionHost> StartAsync(
        Type functions, params (string Name, string Value)[] hostJson)
    {
        FunctionHost host = await FunctionHost.StartAsync(builder => Configure(builder, hostJson), functions);
        _hosts.Add(host);
        return host;
    }

    protected async Task SendAsync(params string[] texts)
    {
        await Queue.CreateIfNotExistsAsync();
        foreach (string text in texts)
            await Queue.SendMessageAsync(text);
    }

    /// <summary>Until there is no message any more, neither visible nor hidden.</summary>
    protected async Task QueueIsEmptyAsync()
    {
        int count = -1;
        long started = TimeProvider.System.GetTimestamp();
        while (count != 0)
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Eventually.Patience, $"{count} messages left");
            QueueProperties properties = await Queue.GetPropertiesAsync();
            count = properties.ApproximateMessagesCount;
        }
    }

    protected async Task<IReadOnlyList<string>> PoisonedAsync(int count)
    {
        var texts = new List<string>();
        long started = TimeProvider.System.GetTimestamp();
        while (texts.Count < count)
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Eventually.Patience, "poisoned messages");
            await Poison.CreateIfNotExistsAsync();
            QueueMessage[] messages = await Poison.ReceiveMessagesAsync(32);
            texts.AddRange(messages.Select(message => message.MessageText));
        }

        return texts;
    }

    void Configure(FunctionsApplicationBuilder builder, (string Name, string Value)[] hostJson)
    {
        builder.Configuration["Test:Queue"] = _name;
        builder.Configuration["Test:Connection"] = _azurite.ConnectionString;
        builder.Configuration["AzureWebJobsStorage"] = _azurite.ConnectionString;
        builder.Configuration["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:00.2";
        foreach ((string name, string value) in hostJson)
            builder.Configuration[$"AzureFunctionsJobHost:extensions:queues:{name}"] = value;
        builder.Services.AddSingleton(Journal).AddSingleton(Gate);
        builder.Services.AddSingleton(new QueueLease(TimeSpan.FromSeconds(2)));
    }

    QueueClient Client(string name, QueueMessageEncoding encoding)
        => new(_azurite.ConnectionString, name, new QueueClientOptions { MessageEncoding = encoding });
}

using Azure.Storage.Queues;
using Coordinator.Functions.Access;
using Coordinator.Functions.Tests.Subscriptions;
using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Azurite;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>A deployment with two tenants, a receiver of webhooks, a host; each test uses names of its own.</summary>
public sealed class TenantFixture : IAsyncLifetime
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("coordinator-tests-");
    AzuriteProcess? _azurite;
    HookServer? _hook;
    ApiHost? _host;

    internal HookServer Hook => _hook ?? throw NotStarted;

    internal TenantCaller A { get; private set; } = null!;

    internal TenantCaller B { get; private set; } = null!;

    internal TenantCaller Operator { get; private set; } = null!;

    internal TenantCaller Nobody { get; private set; } = null!;

    internal IServiceProvider Services => (_host ?? throw NotStarted).Services;

    static InvalidOperationException NotStarted => new("The fixture was not started.");

    public async Task InitializeAsync()
    {
        var options = new AzuriteOptions(_data.FullName)
        {
            Accounts = [.. new[] { "storea", "storeb", "storec" }.Select(AzuriteAccount.WithEmulatorKey)],
        };
        _azurite = await AzuriteProcess.StartAsync(await AzuriteInstallation.EnsureAsync(), options);
        _hook = await HookServer.StartAsync();
        _host = await ApiHost.StartAsync(
            _azurite, ("Coordinator:Outgoing:AllowedHosts:0", _hook.Host), ("Coordinator:Slots", "16"),
            ("Coordinator:Access:OperatorKeys:0", KeyDigest.Of("the-operators-key").ToString()),
            ("Coordinator:Tenants:0:Name", "tenanta"),
            ("Coordinator:Tenants:0:Keys:0", KeyDigest.Of("the-key-of-a").ToString()),
            ("Coordinator:Tenants:1:Name", "tenantb"),
            ("Coordinator:Tenants:1:Keys:0", KeyDigest.Of("the-key-of-b").ToString()));
        A = new TenantCaller(_host.Client("the-key-of-a"));
        B = new TenantCaller(_host.Client("the-key-of-b"));
        Operator = new TenantCaller(_host.Client("the-operators-key"));
        Nobody = new TenantCaller(_host.Client("nobodys-key"));
    }

    public async Task DisposeAsync()
    {
        foreach (var caller in new[] { A, B, Operator, Nobody })
            caller?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        if (_hook is not null)
            await _hook.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _data.Delete(recursive: true);
    }

    /// <summary>A queue of the control store.</summary>
    internal QueueClient Queue(string name) => new(
        (_azurite ?? throw NotStarted).ConnectionStrings.Values.First(), name,
        new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
}

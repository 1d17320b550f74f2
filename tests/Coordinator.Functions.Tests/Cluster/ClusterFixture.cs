using Coordinator.Functions.Hosting;
using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Azurite;

namespace Coordinator.Functions.Tests.Cluster;

/// <summary>A deployment of its own, since its placement is changed; it fails over and repairs itself soon.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("coordinator-tests-");
    ApiHost? _host;
    AzuriteProcess? _azurite;

    internal ApiHost Host => _host ?? throw new InvalidOperationException("The fixture was not started.");

    public async Task InitializeAsync()
    {
        var options = new AzuriteOptions(_data.FullName)
        {
            Accounts = [.. new[] { "storea", "storeb", "storec" }.Select(AzuriteAccount.WithEmulatorKey)],
        };
        _azurite = await AzuriteProcess.StartAsync(await AzuriteInstallation.EnsureAsync(), options);
        _host = await ApiHost.StartAsync(
            _azurite,
            ("Coordinator:Slots", "8"), ("Coordinator:Shards", "4"), (SettingNames.SweepSchedule, "* * * * * *"),
            ("Coordinator:Failover:AfterMs", "1500"), ("Coordinator:Failover:RejoinAfterMs", "0"),
            ("Coordinator:Drills:Enabled", "true"), ("Coordinator:ShardClasses:0:Name", "gold"),
            ("Coordinator:ShardClasses:0:Slots", "2"), ("Coordinator:ShardClasses:0:ReplicationFactor", "3"),
            ("Coordinator:ShardClasses:0:Collections:0", "payments"));
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _data.Delete(recursive: true);
    }
}

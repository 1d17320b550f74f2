using System.Globalization;
using Coordinator.Local.Azurite;
using Coordinator.Storage;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Worlds;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Benchmarks;

/// <summary>What the scenarios run on.</summary>
static class Targets
{
    static readonly string[] Stores = ["a", "b", "c"];

    /// <summary>Stores in memory that answer at once: what is left is the cost of the protocol itself.</summary>
    public static Task<Bench> InMemoryAsync(int replicationFactor, int slots = Bench.SlotCount) => Bench.FoundAsync(
        "in memory", new SimulatedStore(), new SimulatedRecords(), new SimRegister(), [.. Stores], replicationFactor,
        slots);

    /// <summary>Three accounts of one Azurite, each deployment in tables of its own.</summary>
    public static async Task<Bench> AzuriteAsync(
        AzuriteProcess azurite, int replicationFactor, int slots = Bench.SlotCount)
    {
        var options = Stores.Select(name => new StoreOptions
        {
            Name = name,
            ConnectionString = azurite.ConnectionString(name),
            TableName = string.Create(CultureInfo.InvariantCulture, $"bench{replicationFactor}x{slots}"),
        });
        var stores = new TableStores(
            [.. options], [Stores[0]], new RandomIds(), NullLoggerFactory.Instance, TimeProvider.System);
        await stores.CreateMissingAsync();
        return await Bench.FoundAsync(
            "Azurite", stores.Replicas, stores.Records, new SimRegister(), [.. Stores], replicationFactor, slots);
    }

    /// <summary>The account that hubs are in.</summary>
    public static string ConnectionString(AzuriteProcess azurite) => azurite.ConnectionString(Stores[0]);

    /// <summary>Starts Azurite in a fresh directory.</summary>
    public static async Task<AzuriteProcess> StartAzuriteAsync(string directory, Action<string> progress)
    {
        var installation = await AzuriteInstallation.EnsureAsync(progress);
        return await AzuriteProcess.StartAsync(installation, new AzuriteOptions(directory)
        {
            Accounts = [.. Stores.Select(AzuriteAccount.WithEmulatorKey)],
        });
    }
}

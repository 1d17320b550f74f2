using System.Globalization;
using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Benchmarks.Sections;

/// <summary>Transfers in deployments with ever more items.</summary>
/// <param name="scale">How much.</param>
/// <param name="say">Hears what is being measured.</param>
sealed class ItemGrowth(ReportScale scale, Action<string> say)
{
    const int Clients = 8;

    /// <summary>In virtual time.</summary>
    public List<GrowthMeasurement> Simulate() => [.. scale.Items.Select(items =>
    {
        // One after the other: a million items are a few gigabytes of memory.
        Say($"{items} items, simulated");
        var options = new VirtualOptions { AccountsInSlot = Math.Max(1, items / Bench.SlotCount) };
        var deployment = new VirtualDeployment(options);
        var load = new VirtualLoad(deployment, PeerKind.Coordinator, Clients)
            .Run(new ZipfAccounts(deployment.Accounts, theta: 0, count: 2), scale.Operations * 4);
        return new GrowthMeasurement(
            "simulated", PeerKind.Coordinator, Bench.SlotCount * options.AccountsInSlot, load);
    })];

    /// <summary>On Azurite, each time in the same deployment.</summary>
    public async Task<List<GrowthMeasurement>> MeasureAsync()
    {
        var measured = new List<GrowthMeasurement>();
        var directory = Directory.CreateTempSubdirectory("coordinator-bench");
        await using (var azurite = await Targets.StartAzuriteAsync(directory.FullName, say))
        {
            var bench = await Targets.AzuriteAsync(azurite, replicationFactor: 1);
            var load = new AzuriteLoad(
                bench.NewPeer(PeerKind.Coordinator), Clients, TimeSpan.FromSeconds(scale.Seconds),
                () => (bench.Store.Counts, 0));
            var opened = 0;
            foreach (var items in scale.AzuriteItems)
            {
                Say($"{items} items, on Azurite");
                var accounts = Accounts.Name(bench.Layout, bench.Slots, Math.Max(1, items / bench.Slots));
                await bench.OpenAsync(accounts, opened);
                opened = accounts.BySlot[0].Length;
                var choice = new ZipfAccounts(accounts, theta: 0, count: 2);
                var sum = (await AzuriteLoad.RunInTurnAsync([load], choice, scale.Rounds))[0];
                measured.Add(new GrowthMeasurement("on Azurite", PeerKind.Coordinator, bench.Slots * opened, sum));
            }
        }

        directory.Delete(recursive: true);
        return measured;
    }

    void Say(FormattableString text) => say(text.ToString(CultureInfo.InvariantCulture));
}

using Coordinator.Benchmarks.Costs;
using Coordinator.Benchmarks.Durable;
using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Report;
using Coordinator.Core.Model;

namespace Coordinator.Benchmarks.Sections;

/// <summary>The same comparison over HTTP against Azurite.</summary>
sealed class AzuritePart : IReportPart
{
    const int Clients = 8;
    const int AccountsInSlot = 40;

    /// <inheritdoc />
    public string Id => "azurite";

    /// <inheritdoc />
    public string Name => "latency by slots, on Azurite";

    /// <inheritdoc />
    public async Task<ReportSection> RunAsync(ReportScale scale, Action<string> say)
    {
        var measured = new List<SlotMeasurement>();
        var reads = new List<ReadMeasurement>();
        var directory = Directory.CreateTempSubdirectory("coordinator-bench");
        await using (var azurite = await Targets.StartAzuriteAsync(directory.FullName, say))
        {
            foreach (var replicas in scale.AzuriteReplicas)
            {
                var bench = await Targets.AzuriteAsync(azurite, replicas);
                var accounts = Accounts.Name(bench.Layout, bench.Slots, AccountsInSlot);
                await bench.OpenAsync(accounts);
                await CompareAsync(bench, accounts, scale, say, measured);
                reads.AddRange(await ReadRuns.MeasureAsync(bench, accounts, TimeSpan.FromSeconds(scale.Seconds), say));
            }
        }

        directory.Delete(recursive: true);
        foreach (var replicas in scale.AzuriteReplicas)
            await OrchestrateAsync(replicas, scale, say, measured);
        var section = SlotReport.Section(Id, "And over HTTP, on one machine?", """
            The same loads in real time: real requests to three accounts of one Azurite, by the storage client of the
            product. Here the orchestrations run on the product's own durable engine, history, queues, polls and all.
            Everything shares the cores named above, so throughput is that of the machine, and more clients only wait
            longer.
            """, "measured on Azurite, real time", "azurite",
            [.. measured.OrderBy(one => one.Replicas).ThenBy(one => one.Kind).ThenBy(one => one.Slots)]);
        return section with
        {
            Findings = section.Findings.Add(ReadReport.Finding(reads)),
            Tables = section.Tables.Add(ReadReport.Table(reads)),
        };
    }

    static async Task CompareAsync(
        Bench bench, Accounts accounts, ReportScale scale, Action<string> say, List<SlotMeasurement> measured)
    {
        var replicas = bench.ReplicationFactor;
        foreach (var kind in (PeerKind[])[PeerKind.PlainWrites, PeerKind.Coordinator, PeerKind.DecisionRecord])
        {
            var load = new AzuriteLoad(
                bench.NewPeer(kind), Clients, TimeSpan.FromSeconds(scale.Seconds), () => (bench.Store.Counts, 0));
            foreach (var slots in scale.AzuriteSlots)
            {
                say($"{kind.Title()}, {slots} slots, R = {replicas}");
                measured.Add(new SlotMeasurement(
                    kind, replicas, slots, await load.RunAsync(new SeparateAccounts(accounts, slots, Clients))));
            }
        }
    }

    /// <summary>On a host of its own. Accounts that are not there count as 0, so none are opened first.</summary>
    static async Task OrchestrateAsync(
        int replicas, ReportScale scale, Action<string> say, List<SlotMeasurement> measured)
    {
        await using var host = await BenchHost.StartAsync(Bench.SlotCount, replicas, say);
        using var count = new StorageCount(host.ConnectionStrings);
        var layout = SlotLayout.Even(host.Slots);
        var accounts = Accounts.Name(layout, host.Slots, AccountsInSlot);
        var load = new AzuriteLoad(
            new EnginePeer(host.Durable, layout), Clients, TimeSpan.FromSeconds(scale.Seconds),
            () => (default, count.Now.Tables + count.Now.Queues));
        foreach (var slots in scale.OrchestratedSlots)
        {
            say($"{PeerKind.Orchestration.Title()}, {slots} slots, R = {replicas}");
            var measurement = await load.RunAsync(new SeparateAccounts(accounts, slots, Clients));
            measured.Add(new SlotMeasurement(
                PeerKind.Orchestration, replicas, slots, measurement with { Rows = double.NaN }));
        }
    }
}

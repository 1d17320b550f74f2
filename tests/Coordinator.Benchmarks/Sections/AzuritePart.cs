using System.Collections.Immutable;
using System.Globalization;
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

    static readonly ImmutableArray<PeerKind> Kinds =
        [PeerKind.PlainWrites, PeerKind.Coordinator, PeerKind.DecisionRecord];

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
                reads.AddRange(await ReadRuns.MeasureAsync(bench, accounts, ReadTime(scale), say));
            }
        }

        directory.Delete(recursive: true);
        foreach (var replicas in scale.AzuriteReplicas)
            await OrchestrateAsync(replicas, scale, say, measured);
        var section = SlotReport.Section(Id, "And over HTTP, on one machine?", """
            The same loads in real time: real requests to three accounts of one Azurite, by the storage client of the
            product. The three ways take turns, some rounds each; p50 and throughput are medians of the rounds, p90 and
            p99 are of all operations. A point with fewer than 20 operations, or with one given up, is in the numbers
            but not in the charts. The orchestrations run afterwards, by themselves, on the product's own durable
            engine in a whole host. Their requests are all of that host's, sequencing of the log and polls included,
            less what it asks in the same time when idle; the others' are those to the items' tables only.
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

    static TimeSpan ReadTime(ReportScale scale) => TimeSpan.FromSeconds(scale.Seconds * scale.Rounds);

    static async Task CompareAsync(
        Bench bench, Accounts accounts, ReportScale scale, Action<string> say, List<SlotMeasurement> measured)
    {
        var loads = Kinds.Select(kind => new AzuriteLoad(
            bench.NewPeer(kind), Clients, TimeSpan.FromSeconds(scale.Seconds), () => (bench.Store.Counts, 0)));
        var inTurn = loads.ToImmutableArray();
        foreach (var slots in scale.AzuriteSlots)
        {
            say(string.Create(CultureInfo.InvariantCulture,
                $"all in turn, {scale.Rounds} rounds, {slots} slots, R = {bench.ReplicationFactor}"));
            var sums = await AzuriteLoad.RunInTurnAsync(
                inTurn, new SeparateAccounts(accounts, slots, Clients), scale.Rounds);
            measured.AddRange(Kinds.Zip(
                sums, (kind, sum) => new SlotMeasurement(kind, bench.ReplicationFactor, slots, sum)));
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
        say(string.Create(CultureInfo.InvariantCulture, $"a host that nobody asks for anything, R = {replicas}"));
        var busy = await BusyRequests.StartAsync(() => count.Now.Tables + count.Now.Queues);
        var load = new AzuriteLoad(
            new EnginePeer(host.Durable, layout), Clients, TimeSpan.FromSeconds(scale.Seconds),
            () => (default, busy.Now));
        foreach (var slots in scale.OrchestratedSlots)
        {
            say($"{PeerKind.Orchestration.Title()}, {slots} slots, R = {replicas}");
            var measurement = (await AzuriteLoad.RunInTurnAsync(
                [load], new SeparateAccounts(accounts, slots, Clients), scale.Rounds))[0];
            measured.Add(new SlotMeasurement(
                PeerKind.Orchestration, replicas, slots, measurement with { Rows = double.NaN }));
        }
    }
}

using System.Globalization;
using Coordinator.EndToEnd.Tests.Crash;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.TestKit;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.EndToEnd.Tests.Outage;

/// <summary>T39 over HTTP: one Azurite process a store, one of them stops under load and comes back.</summary>
public sealed class StoreOutageTests(ITestOutputHelper output)
{
    const int Clients = 4;
    const int FailoverAfterMs = 2_000;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan WritableWithin = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("b")]
    [InlineData("a")] // The first control store: queues, hub and records are gone with it.
    public async Task A_lost_store_takes_an_acknowledged_transfer_along_or_stops_writes_for_good(string store)
    {
        using var data = new TemporaryDirectory();
        await using var storage = await LauncherProcess.StartAsync(
            "storage", "--data", data.FullName, "--stores", "3", "--processes", "3");
        await using var host = LauncherProcess.Spawn(
            new Dictionary<string, string>
            {
                ["Coordinator__Failover__AfterMs"] = FailoverAfterMs.ToString(CultureInfo.InvariantCulture),
                ["Coordinator__Failover__RejoinAfterMs"] = "3600000",
                ["Coordinator__RequestTimeoutMs"] = "1000",
                ["Coordinator__ControlStores__0"] = "a",
                ["Coordinator__ControlStores__1"] = "b",
                ["Coordinator__ControlStores__2"] = "c",
            },
            "host", "--settings", data.SettingsFile, "--port", FreePort.Take().ToString(CultureInfo.InvariantCulture));
        using var clients = new ApiClients(await host.ReadyAsync(), Clients);
        var cluster = new ClusterApi(clients.Http);
        await Bank.OpenAsync(clients.First);
        var timeline = new CommitTimeline(
            clients.First, await cluster.ItemInEachShardAsync("timeline"));
        await Eventually.IsTrueAsync(
            () => Task.FromResult(timeline.AllCommittedSince(DateTimeOffset.MinValue)), Patience);
        var load = new TransferLoad(new Bank(seed: 7), clients.All);
        await Eventually.IsTrueAsync(() => Task.FromResult(load.Answered > 100), Patience);

        var stopped = TimeProvider.System.GetUtcNow();
        await storage.AskAsync($"stop {store}", "stopped ");
        await Eventually.IsTrueAsync(async () => !await cluster.IsAnywhereAsync(store), Patience);
        var without = TimeProvider.System.GetUtcNow();
        await Eventually.IsTrueAsync(() => Task.FromResult(timeline.AllCommittedSince(without)), Patience);
        var writable = timeline.AllCommittedAfter(stopped + TimeSpan.FromMilliseconds(FailoverAfterMs));

        await storage.AskAsync($"start {store}", "started ");
        await Eventually.IsTrueAsync(async () => await cluster.HealthAsync(store) == "healthy", Patience);
        var rejoining = TimeProvider.System.GetUtcNow();
        await cluster.RejoinAsync(store, Patience);
        var rejoined = TimeProvider.System.GetUtcNow();
        await Eventually.IsTrueAsync(() => Task.FromResult(timeline.AllCommittedSince(rejoined)), Patience);
        await timeline.EndAsync();
        var answers = await load.EndAsync();
        var scrub = await cluster.ScrubAsync(Patience);
        var audit = await BankAudit.ReadAsync(clients.First, answers);

        var detected = stopped + TimeSpan.FromMilliseconds(FailoverAfterMs);
        output.WriteLine(
            $"{store} stopped: out of all shards {(without - stopped).TotalSeconds:F1} s later, all slots written "
            + $"{(writable - detected).TotalSeconds:F1} s after it counted as lost; longest pause of a slot "
            + $"{timeline.LongestPause(stopped, rejoining).TotalSeconds:F1} s. Rejoined in "
            + $"{(rejoined - rejoining).TotalSeconds:F1} s, longest pause then "
            + $"{timeline.LongestPause(rejoining, rejoined).TotalSeconds:F1} s. {answers.Count} answers, "
            + $"{audit.Committed} transfers are there. Scrub: {scrub.ToJsonString()}");
        audit.Faults().ShouldBeEmpty();
        timeline.Faults.ShouldBeEmpty();
        (writable - detected).ShouldBeLessThan(WritableWithin);
        scrub["differences"]!.GetValue<long>().ShouldBe(0);
        scrub["incomplete"]!.AsArray().ShouldBeEmpty();
        scrub["slotsDone"]!.GetValue<int>().ShouldBe(64);
    }
}

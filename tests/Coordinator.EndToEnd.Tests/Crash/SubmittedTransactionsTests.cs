using System.Diagnostics;
using Coordinator.Client;
using Coordinator.EndToEnd.Tests.Processes;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>Two hosts on one hub of orchestrations; one of them dies again and again.</summary>
public sealed class SubmittedTransactionsTests(ITestOutputHelper output)
{
    const int Kills = 12;
    const int ClientsAHost = 2;

    /// <summary>Longer than the lease of a message that a dead host had taken.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_transaction_that_was_taken_over_is_forgotten_with_a_host()
    {
        var seed = (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000);
        output.WriteLine($"Seed {seed}");
        using var data = new TemporaryDirectory();
        await using var storage = await LauncherProcess.StartAsync("storage", "--data", data.FullName);
        await using var survivor = LauncherProcess.Spawn("host", "--settings", data.SettingsFile, "--port", "0");
        using var ones = new ApiClients(await survivor.ReadyAsync(), ClientsAHost);
        var port = FreePort.Take();
        using var others = new ApiClients(new Uri($"http://localhost:{port}/"), ClientsAHost);
        await Bank.OpenAsync(ones.First);

        var load = new SubmittedLoad(new Bank(seed), [.. ones.All, .. others.All]);
        var schedule = new KillSchedule(seed, data.SettingsFile, port);
        await schedule.RunAsync(Kills, () => load.Accepted);
        await using var last = schedule.Start();
        var transfers = await load.EndAsync();
        var clock = Stopwatch.StartNew();
        var ends = await SubmittedLoad.EndsAsync(ones.First, transfers, Patience);

        var committed = ends.Count(end => end.Outcome == Outcome.Committed);
        output.WriteLine(
            $"{Kills} kills: {string.Join(", ", schedule.Moments)}; {transfers.Count} transfers taken over, "
            + $"{committed} committed, the last {clock.Elapsed.TotalSeconds:F1} s after the load.");
        ends.Where(end => end.Outcome == Outcome.InDoubt).ShouldBeEmpty($"seed {seed}");
        (await BankAudit.ReadAsync(ones.First, ends)).Faults().ShouldBeEmpty($"seed {seed}");
        committed.ShouldBeGreaterThan(Kills, "the load hardly got through");
    }
}

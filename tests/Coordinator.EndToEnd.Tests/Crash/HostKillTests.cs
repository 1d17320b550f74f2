using System.Diagnostics;
using System.Globalization;
using Coordinator.Client;
using Coordinator.EndToEnd.Tests.Crash.Lists;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.Local.Demo;
using Coordinator.Local.Demo.Views;
using Coordinator.TestKit;
using Coordinator.TestKit.Checkers;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>T36, T45: the real host is killed under load; the storage goes on.</summary>
public sealed class HostKillTests(ITestOutputHelper output)
{
    const int Kills = 50;
    const int Clients = 8;
    const int ListClients = 2;

    static readonly TimeSpan QuietWithin = TimeSpan.FromSeconds(10);

    /// <summary>What the last host left is found by a round of the sweep, which comes every ten seconds.</summary>
    static readonly TimeSpan ViewsWithin = TimeSpan.FromSeconds(30);

    /// <summary>For those who do not answer, and to tell a view that is late from one that is wrong.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_killed_host_leaves_half_a_transfer_an_answer_untrue_or_stale_a_gap_in_a_log_or_a_view_wrong()
    {
        var seed = Seed();
        output.WriteLine($"Seed {seed}: set {SeedVariable}={seed} to repeat the choices.");
        using var data = new TemporaryDirectory();
        await using var storage = await LauncherProcess.StartAsync("storage", "--data", data.FullName);
        var port = FreePort.Take();
        var schedule = new KillSchedule(seed, data.SettingsFile, port);
        var address = new Uri($"http://localhost:{port}/");
        using var clients = new ApiClients(address, Clients);
        using var listClients = new ApiClients(address, ListClients);
        var views = new PatientViews(clients.First.Views, new PatientApi(TimeProvider.System, Patience));

        await using (var first = schedule.Start())
        {
            await first.ReadyAsync();
            await views.DefineAsync(BankViews.Definitions, CancellationToken.None);
            await Bank.OpenAsync(clients.First);
            await first.KillAsync();
        }
        var clock = Stopwatch.StartNew();
        var load = new TransferLoad(new Bank(seed), clients.All);
        var lists = new ListLoad(seed, listClients.All);
        await schedule.RunAsync(Kills, () => load.Answered);
        var killing = clock.Elapsed;

        await using var last = schedule.Start();
        await last.ReadyAsync();
        var answers = await load.EndAsync();
        await lists.EndAsync();
        var recorder = new ViewRecorder(views, BankViews.Definitions.Keys);
        var quiet = await Eventually.TrueAsync(() => IsQuietAsync(clients.First, data.SettingsFile), QuietWithin);
        var open = await StorageScan.FindOpenAsync(data.SettingsFile);
        var audit = await BankAudit.ReadAsync(clients.First, answers);
        var listItems = await lists.ReadAsync(clients.First);
        var viewFaults = await recorder.EndAsync(BankViews.Of(audit.Items.Values), Patience);
        var logs = await EventLogAudit.ReadAsync(clients.Http, await StorageScan.SlotsAsync(data.SettingsFile));

        output.WriteLine(
            $"{Kills} kills in {killing.TotalSeconds:F1} s: {string.Join(", ", schedule.Moments)}; "
            + $"{answers.Count} answers: {Count(answers)}; "
            + $"{audit.Committed} transfers are there; quiet after {quiet?.TotalSeconds:F1} s, "
            + $"views right after {recorder.RightAfter?.TotalSeconds:F1} s; {logs.Count} events; "
            + $"lists: {string.Join(", ", lists.Counts.Select(count => $"{count.Value} {count.Key}"))}.");
        audit.Faults().ShouldBeEmpty($"seed {seed}");
        quiet.ShouldNotBeNull($"seed {seed}, undecided 10 s after the end: {await DescribeOpenAsync(clients.First)}");
        open.ShouldBeEmpty($"seed {seed}");
        logs.Faults(audit.Items.Concat(listItems).ToDictionary()).ShouldBeEmpty($"seed {seed}");
        var verdict = lists.Check();
        verdict.IsValid.ShouldBeTrue($"seed {seed}: {verdict}\n\n{lists}");
        lists.Counts[CompletionStatus.Ok].ShouldBeGreaterThan(Kills, "the lists hardly got through");
        viewFaults.ShouldBeEmpty($"seed {seed}");
        recorder.RightAfter!.Value.ShouldBeLessThan(ViewsWithin, $"seed {seed}: the views were right only then");
        (await BalanceInViewAsync(views)).ShouldBe(Bank.InitialBalance * Bank.AllAccounts.Count, $"seed {seed}");
        answers.Count(a => a.Outcome == Outcome.Committed).ShouldBeGreaterThan(Kills, "the load hardly got through");
        answers.ShouldAllBe(a => a.Transfer.Id == null || a.Outcome != Outcome.InDoubt);
    }

    const string SeedVariable = "COORDINATOR_KILL_SEED";

    static int Seed() => Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000);

    static async Task<long> BalanceInViewAsync(PatientViews views) =>
        (await views.ReadAsync(BankViews.ByBranch, CancellationToken.None)).Rows.Values
            .Sum(branch => branch.GetProperty("balance").GetInt64());

    static async Task<bool> IsQuietAsync(CoordinatorClient client, string settingsFile) =>
        (await client.Operations.ListInDoubtAsync(TimeSpan.Zero)).Required.Transactions.Count == 0
        && (await StorageScan.FindOpenAsync(settingsFile)).Count == 0;

    static async Task<string> DescribeOpenAsync(CoordinatorClient client) => string.Join(
        "; ",
        (await client.Operations.ListInDoubtAsync(TimeSpan.Zero)).Required.Transactions.Select(t =>
            $"{t.Id} n={t.Attempt} {t.AgeMs} ms: "
            + string.Join(',', t.Votes.Select(v => $"{v.Slot}@{v.Store} {v.State}"))));

    static string Count(IReadOnlyCollection<TransferAnswer> answers) =>
        string.Join(", ", answers.GroupBy(a => a.Outcome).Select(g => $"{g.Count()} {g.Key}"));
}

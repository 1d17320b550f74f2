using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.TestKit;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.EndToEnd.Tests.Crash;

public sealed class TwoHostsTests(ITestOutputHelper output)
{
    const int Answers = 400;
    const int Seed = 20_261_123;

    [Fact]
    public async Task Two_hosts_on_one_storage_lose_each_others_updates()
    {
        using var data = new TemporaryDirectory();
        await using var storage = await LauncherProcess.StartAsync("storage", "--data", data.FullName);
        // At the same time: both find an empty storage and found it.
        await using var one = LauncherProcess.Spawn("host", "--settings", data.SettingsFile, "--port", "0");
        await using var other = LauncherProcess.Spawn("host", "--settings", data.SettingsFile, "--port", "0");
        using var ones = new ApiClients(await one.ReadyAsync(), 4);
        using var others = new ApiClients(await other.ReadyAsync(), 4);
        await Bank.OpenAsync(ones.First);

        var load = new TransferLoad(new Bank(Seed), [.. ones.All, .. others.All]);
        var reached = await Eventually.TrueAsync(
            () => Task.FromResult(load.Answered >= Answers), TimeSpan.FromMinutes(2));
        var answers = await load.EndAsync();

        reached.ShouldNotBeNull($"only {answers.Count} answers");
        var audit = await BankAudit.ReadAsync(others.First, answers);
        output.WriteLine($"{answers.Count} answers in {reached.Value.TotalSeconds:F1} s, {audit.Committed} committed.");
        audit.Faults().ShouldBeEmpty($"seed {Seed}");
        (await BankAudit.ReadAsync(ones.First, answers)).Faults().ShouldBeEmpty($"seed {Seed}");
    }
}

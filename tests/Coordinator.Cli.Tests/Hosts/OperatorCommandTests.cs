using Coordinator.Cli.Tests.Support;
using Shouldly;

namespace Coordinator.Cli.Tests.Hosts;

public sealed class OperatorCommandTests(HostFixture fixture) : HostTest(fixture)
{
    [Fact]
    public async Task A_wait_for_a_shard_ends_before_the_operation_has_begun()
    {
        (await RunAsync("failover", "0", "--drop", "b")).Ended(2).Error.ShouldContain("--yes");
        var failover = await RunAsync("failover", "0", "--drop", "b", "--yes", "--wait");
        failover.Ended(0).Json["inSync"]!.ToJsonString().ShouldBe("""["a"]""");
        // The operation before is still shown when this begins.
        var rejoin = await RunAsync("rejoin", "0", "--add", "b", "--wait");
        rejoin.Ended(0).Json["inSync"]!.ToJsonString().ShouldBe("""["a","b"]""");
        rejoin.Json["operation"]!["kind"]!.GetValue<string>().ShouldBe("rejoin");
        rejoin.Error.ShouldContain("rejoin done: 1 of 1 steps");
        var map = await RunAsync("cluster", "-o", "table");
        map.Ended(0).Output.ShouldContain("2 of 2");
        (await RunAsync("cluster", "operations", "-o", "table")).Ended(0).Output.ShouldContain("rejoin done");
        (await RunAsync("cluster", "stores", "-o", "table")).Ended(0).Output.ShouldContain("healthy");
        (await RunAsync("failover", "0", "--drop", "nowhere", "--yes")).Ended(1);
    }

    [Fact]
    public async Task An_operator_sees_nothing_of_the_host()
    {
        (await RunAsync("health", "-o", "table")).Ended(0).Output.ShouldContain("ok");
        (await RunAsync("in-doubt", "--resolve")).Ended(0);
        var id = Fresh();
        (await RunAsync("submit", "--id", id, "--put", $"seen/{id}", "{}")).Ended(0);
        (await RunAsync("activity", "-o", "table")).Ended(0).Output.ShouldContain(id);
        (await RunAsync("metrics", "-o", "table")).Ended(0).Output.ShouldContain("coordinator.transactions");
    }

    [Fact]
    public async Task A_drill_cannot_be_ended()
    {
        (await RunAsync("drill", "outage", "start", "--store", "c", "--for", "1ms", "--yes")).Ended(0);
        (await RunAsync("drill", "outage", "stop", "--store", "c")).Ended(0);
        (await RunAsync("drill", "outage", "list")).Ended(0).Output.Trim().ShouldBe("""{"items":[]}""");
    }

    [Fact]
    public async Task A_load_loses_money_without_a_word_or_leaves_its_accounts()
    {
        var run = await RunAsync(
            "bench", "--clients", "3", "--seconds", "1", "--accounts", "30", "--theta", "0.9", "--seed", "7");
        var report = run.Ended(0).Json;
        report["committed"]!.GetValue<int>().ShouldBeGreaterThan(0, run.Said);
        report["sum"]!.GetValue<long>().ShouldBe(30_000);
        report["holds"]!.GetValue<bool>().ShouldBeTrue();
        report["histogram"]!.AsArray().Sum(bucket => bucket!["count"]!.GetValue<int>())
            .ShouldBe(report["committed"]!.GetValue<int>());
        (await RunAsync("get", $"{report["collection"]}/00000")).Ended(1);
    }

    [Fact]
    public async Task A_program_runs_without_its_lock_or_without_the_fence()
    {
        var name = Fresh();
        var (program, arguments) = OperatingSystem.IsWindows()
            ? ("cmd", new[] { "/c", "if %COORDINATOR_FENCE% == " + $"{name}:1 (exit 7) else (exit 8)" })
            : ("sh", ["-c", $"[ \"$COORDINATOR_FENCE\" = '{name}:1' ] && exit 7; exit 8"]);
        (await RunAsync(["locks", "run", name, "--", program, .. arguments])).Ended(7);
        var taken = await RunAsync("locks", "acquire", name, "--owner", "other");
        taken.Ended(0).Json["token"]!.GetValue<int>().ShouldBe(2);
        (await RunAsync(["locks", "run", name, "--no-wait", "--", program, .. arguments])).Ended(1);
        (await RunAsync("locks", "release", name, "--token", "1")).Ended(1);
        (await RunAsync("locks", "release", name, "--token", "2")).Ended(0);
        (await RunAsync("locks", "show", name, "-o", "table")).Ended(0).Output.ShouldContain("nobody");
    }
}

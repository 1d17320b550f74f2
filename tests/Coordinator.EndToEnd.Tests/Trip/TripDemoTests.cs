using Coordinator.EndToEnd.Tests.Crash;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.TestKit;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.EndToEnd.Tests.Trip;

public sealed class TripDemoTests(ITestOutputHelper output)
{
    const int Invariants = 10;

    [Fact]
    public async Task The_trip_demo_breaks_an_invariant_when_it_is_run_or_run_again()
    {
        using var data = new TemporaryDirectory();
        await using var launcher = await LauncherProcess.StartAsync("--data", data.FullName, "--port", "0");
        var url = (await launcher.ReadyAsync()).AbsoluteUri;
        for (var run = 0; run < 2; run++)
        {
            await using var demo = LauncherProcess.Spawn("demo", "trip", "--url", url, "--data", data.FullName);
            var exitCode = await demo.WaitForExitAsync(TimeSpan.FromMinutes(4));
            output.WriteLine(demo.Said);
            exitCode.ShouldBe(0, demo.Said);
            demo.Said.ShouldNotContain("BROKEN");
            demo.Output.Count(line => line.Contains("holds", StringComparison.Ordinal)).ShouldBe(Invariants);
        }
    }

    [Fact]
    public async Task The_trip_demo_gives_up_when_the_host_is_killed_and_started_again()
    {
        using var data = new TemporaryDirectory();
        await using var storage = await LauncherProcess.StartAsync("storage", "--data", data.FullName);
        var port = FreePort.Take();
        var schedule = new KillSchedule(seed: 1, data.SettingsFile, port);
        await using var first = schedule.Start();
        var url = (await first.ReadyAsync()).AbsoluteUri;
        await using var demo = LauncherProcess.Spawn("demo", "trip", "--url", url, "--data", data.FullName);
        await Eventually.IsTrueAsync(() => demo.Said.Contains("is stored at", StringComparison.Ordinal));
        await first.KillAsync();
        await using var second = schedule.Start();
        (await demo.WaitForExitAsync(TimeSpan.FromMinutes(2))).ShouldBe(0, demo.Said);
        demo.Output.Count(line => line.Contains("holds", StringComparison.Ordinal)).ShouldBe(Invariants);
    }

    [Fact]
    public async Task A_demo_without_storage_does_not_say_what_it_needs()
    {
        using var data = new TemporaryDirectory();
        using var other = new TemporaryDirectory();
        await using var launcher = await LauncherProcess.StartAsync("--data", data.FullName, "--port", "0");
        var url = (await launcher.ReadyAsync()).AbsoluteUri;
        await using var demo = LauncherProcess.Spawn("demo", "trip", "--url", url, "--data", other.FullName);
        (await demo.WaitForExitAsync(TimeSpan.FromMinutes(1))).ShouldBe(1);
        demo.Said.ShouldContain("--data DIR");
    }
}

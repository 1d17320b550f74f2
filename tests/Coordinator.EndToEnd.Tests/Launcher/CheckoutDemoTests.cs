using Coordinator.EndToEnd.Tests.Processes;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.EndToEnd.Tests.Launcher;

public sealed class CheckoutDemoTests(ITestOutputHelper output)
{
    const int Invariants = 10;

    [Fact]
    public async Task The_checkout_demo_breaks_an_invariant_when_it_is_run_or_run_again()
    {
        using var data = new TemporaryDirectory();
        await using var launcher = await LauncherProcess.StartAsync("--data", data.FullName, "--port", "0");
        var url = (await launcher.ReadyAsync()).AbsoluteUri;
        for (var run = 0; run < 2; run++)
        {
            await using var demo = LauncherProcess.Spawn("demo", "checkout", "--url", url);
            var exitCode = await demo.WaitForExitAsync(TimeSpan.FromMinutes(8));
            output.WriteLine(demo.Said);
            exitCode.ShouldBe(0, demo.Said);
            demo.Said.ShouldNotContain("BROKEN");
            demo.Output.Count(line => line.Contains("holds", StringComparison.Ordinal)).ShouldBe(Invariants);
        }
    }
}

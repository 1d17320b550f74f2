using System.Globalization;
using Coordinator.Simulation.Views;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Views;

/// <summary>
/// Random runs of several projectors under a mix of faults (T36, T41). COORDINATOR_SIM_RUNS in the
/// environment asks for other numbers of seeds.
/// </summary>
public sealed class ViewNemesisTests
{
    const int DefaultRuns = 1_000;

    static int Runs => Environment.GetEnvironmentVariable("COORDINATOR_SIM_RUNS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : DefaultRuns;

    [Fact]
    public void An_event_counts_twice_or_never_under_lost_late_and_doubled_requests_and_crashes()
    {
        var crashes = 0;
        Seeds.ForEach(Runs, seed =>
        {
            var nemesis = new ViewNemesis(seed);
            nemesis.Run();
            crashes += nemesis.Crashes;
        });
        Assert.True(crashes > 0, "no host ever crashed: the runs show nothing");
    }
}

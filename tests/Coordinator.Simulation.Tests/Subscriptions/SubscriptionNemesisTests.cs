using System.Globalization;
using Coordinator.Simulation.Subscriptions;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Subscriptions;

/// <summary>
/// Random runs of deliverers under a mix of faults (T23). COORDINATOR_SIM_RUNS in the environment asks for more seeds
/// than the few of a normal run.
/// </summary>
public class SubscriptionNemesisTests
{
    const int DefaultRuns = 20;

    static int Runs => Environment.GetEnvironmentVariable("COORDINATOR_SIM_RUNS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : DefaultRuns;

    [Fact]
    public void An_event_is_lost_or_out_of_order_under_crashes_and_lost_late_and_doubled_requests()
    {
        var (taken, putAside) = (0, 0);
        Seeds.ForEach(Runs, seed =>
        {
            var run = new SubscriptionNemesis(seed).Run();
            (taken, putAside) = (taken + run.Taken, putAside + run.PutAside);
        });
        Assert.True(taken > 200 * Runs && putAside > 5 * Runs, $"only {taken} and {putAside}: the runs show nothing");
    }
}

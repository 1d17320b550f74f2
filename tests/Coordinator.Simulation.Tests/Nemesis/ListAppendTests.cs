using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Nemesis;

/// <summary>
/// Lists under a mix of faults, whose whole history must be strictly serializable (T20, T22). COORDINATOR_SIM_RUNS in
/// the environment asks for more seeds.
/// </summary>
public class ListAppendTests
{
    static FaultRates Faults => NemesisTests.Faults;

    static int Runs => NemesisTests.Runs;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_are_not_strictly_serializable_without_any_fault(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_are_not_strictly_serializable_under_lost_late_and_doubled_requests_and_crashes(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_are_not_strictly_serializable_while_replicas_come_and_go(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults, Reconfigures = true });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_are_not_strictly_serializable_when_everybody_refuses_everybody(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults, Reconfigures = true, IsHasty = true });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_are_not_strictly_serializable_while_stores_fall_silent_and_clocks_are_minutes_off(int replicas) =>
        Run(new NemesisOptions
        {
            Replicas = replicas,
            Faults = Faults,
            SilencesStores = true,
            Reconfigures = true,
            LocksSnapshots = true,
            SkewMax = TimeSpan.FromMinutes(5),
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_are_not_strictly_serializable_while_garbage_is_removed_and_epochs_are_bumped(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults, Cleans = true });

    static void Run(NemesisOptions options)
    {
        var committed = 0;
        Seeds.ForEach(Runs, seed => committed += new NemesisRun(seed, Of(options)).Run());
        Assert.True(committed > 10 * Runs, $"only {committed} transactions committed: the runs show nothing");
    }

    static NemesisOptions Of(NemesisOptions options) =>
        options with { Workload = world => new ListAppendWorkload(world) };
}

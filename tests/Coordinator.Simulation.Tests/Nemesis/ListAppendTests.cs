using Coordinator.Core.Effects;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Without.Commit;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Nemesis;

/// <summary>
/// Lists under a mix of faults, whose whole history must be strictly serializable (T20, T22), and broken protocols,
/// whose histories must not (T21). COORDINATOR_SIM_RUNS in the environment asks for more seeds.
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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Prepares_without_guards_go_unnoticed(int replicas) =>
        RequireCaught(replicas, effects => new Guard(effects, Step.Prepares), reconfigures: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Finishing_before_home_goes_unnoticed(int replicas) =>
        RequireCaught(replicas, effects => new SomeBatches(effects, Step.FinishesHome), reconfigures: false);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Taking_every_attempt_for_open_goes_unnoticed(int replicas) =>
        RequireCaught(replicas, effects => new Looks(effects), reconfigures: false);

    [Fact]
    public void Refusals_that_do_not_last_go_unnoticed() =>
        RequireCaught(replicas: 1, effects => new LastingRefusals(effects), reconfigures: false, isHasty: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Taking_every_guard_for_there_goes_unnoticed(int replicas) =>
        RequireCaught(replicas, effects => new MissingGuards(effects, (_, _) => true), reconfigures: true);

    [Fact]
    public void Reading_without_the_guards_of_other_replicas_goes_unnoticed() =>
        RequireCaught(
            replicas: 2, effects => new MissingGuards(effects, Guards.OfOtherReplicas), reconfigures: true);

    static void Run(NemesisOptions options)
    {
        var committed = 0;
        Seeds.ForEach(Runs, seed => committed += new NemesisRun(seed, Of(options)).Run());
        Assert.True(committed > 10 * Runs, $"only {committed} transactions committed: the runs show nothing");
    }

    static NemesisOptions Of(NemesisOptions options) =>
        options with { Workload = world => new ListAppendWorkload(world) };

    /// <summary>
    /// The history of some seed must show that something is wrong with such a protocol. That the run itself fails does
    /// not count.
    /// </summary>
    static void RequireCaught(int replicas, Func<IEffects, IEffects> without, bool reconfigures, bool isHasty = false)
    {
        const int seeds = 40;
        var options = new NemesisOptions
        {
            Replicas = replicas,
            Faults = Faults,
            Reconfigures = reconfigures,
            IsHasty = isHasty,
            Decorate = without,
        };
        Assert.Contains(Enumerable.Range(1, seeds), seed => IsCaught(seed, options));
    }

    static bool IsCaught(int seed, NemesisOptions options)
    {
        ListAppendWorkload? workload = null;
        var nemesis = new NemesisRun(
            seed, options with { Workload = world => workload = new ListAppendWorkload(world) });
        try
        {
            nemesis.Run();
        }
        catch (SimulationFailedException)
        {
            // This is another judge's finding, or the checker's own; the history of up to then remains.
        }

        return !workload!.Check().IsValid;
    }
}

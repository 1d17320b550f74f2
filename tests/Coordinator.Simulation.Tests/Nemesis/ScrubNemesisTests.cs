using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Spectators;
using Coordinator.Simulation.Without.Scrubbing;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Nemesis;

/// <summary>Scrubs beside live traffic, with nothing to repair. COORDINATOR_SCRUB_RUNS asks for more seeds.</summary>
public class ScrubNemesisTests
{
    const int DefaultRuns = 8;

    static int Runs => Environment.GetEnvironmentVariable("COORDINATOR_SCRUB_RUNS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : DefaultRuns;

    [Theory]
    [InlineData(1, false, 4)]
    [InlineData(2, false, 4)]
    [InlineData(3, false, 4)]
    [InlineData(2, true, 4)]
    [InlineData(2, false, 1000)]
    public void What_is_in_flight_is_taken_for_damage(int replicas, bool isHasty, int pageRowsMax) =>
        Run(new NemesisOptions
        {
            Replicas = replicas,
            Faults = RoughNetwork.Faults,
            IsHasty = isHasty,
            PageRowsMax = pageRowsMax,
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_a_move_changes_is_taken_for_damage(int replicas) =>
        Run(new NemesisOptions
        {
            Replicas = replicas,
            Faults = RoughNetwork.Faults,
            Moves = true,
            PageRowsMax = 4,
        });

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void What_the_clean_up_removes_is_taken_for_damage(int replicas) => Run(new NemesisOptions
    {
        Replicas = replicas,
        Faults = RoughNetwork.Faults,
        Cleans = true,
        PageRowsMax = 4,
        Workload = world => new TokenWorkload(world),
    });

    [Fact]
    public void A_scrub_that_looks_only_once_goes_unnoticed() => RequireCaught(store => new SecondLook(store));

    [Fact]
    public void A_scrub_that_does_not_see_what_attempts_hold_goes_unnoticed() =>
        RequireCaught(store => new Holds(store));

    /// <summary>Some seed must see a scrub like that find what is none.</summary>
    static void RequireCaught(Func<IReplicaStore, IReplicaStore> without)
    {
        const int seeds = 40;
        var options = new NemesisOptions
        {
            Replicas = 2,
            Faults = RoughNetwork.Faults,
            Length = TimeSpan.FromSeconds(8),
            Spectator = world => new ScrubSpectator(world),
            DecorateScrubs = without,
            PageRowsMax = 4,
        };
        var caught = Enumerable.Range(1, seeds)
            .Select(seed => Record.Exception(() => new NemesisRun(seed, options).Run()))
            .FirstOrDefault(failure => failure is not null);
        var failure = Assert.IsType<SimulationFailedException>(caught);
        Assert.Contains("a scrub of slot", failure.Message, StringComparison.Ordinal);
    }

    static void Run(NemesisOptions options)
    {
        var whole = 0;
        Seeds.ForEach(Runs, seed =>
        {
            ScrubSpectator? scrubs = null;
            new NemesisRun(seed, options with
            {
                Length = TimeSpan.FromSeconds(8),
                Spectator = world => scrubs = new ScrubSpectator(world),
            }).Run();
            whole += scrubs!.WholeCount;
        });
        Assert.True(whole > Runs, $"only {whole} scrubs came to their end");
    }
}

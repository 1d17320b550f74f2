using System.Globalization;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Spectators;
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

using System.Globalization;
using Coordinator.Core.Tests.Nemesis;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Scrubbing;

/// <summary>Scrubs beside live traffic, with nothing to repair. COORDINATOR_SCRUB_RUNS asks for more seeds.</summary>
public class ScrubNemesisTests
{
    const int DefaultRuns = 15;

    static int Runs => Environment.GetEnvironmentVariable("COORDINATOR_SCRUB_RUNS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : DefaultRuns;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void What_is_in_flight_is_taken_for_damage(int replicas, bool isHasty) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = RoughNetwork.Faults, IsHasty = isHasty });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_a_move_changes_is_taken_for_damage(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = RoughNetwork.Faults, Moves = true });

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void What_the_clean_up_removes_is_taken_for_damage(int replicas) => Run(new NemesisOptions
    {
        Replicas = replicas,
        Faults = RoughNetwork.Faults,
        Cleans = true,
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

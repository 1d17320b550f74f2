using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Spectators;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Nemesis;

/// <summary>Views of a bank under fire, from the transactions to the rows.</summary>
public class BankViewTests
{
    const int SeedCount = 40;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void A_view_shows_other_sums_than_the_items(int replicas, bool reconfigures) =>
        Seeds.ForEach(SeedCount, seed => new NemesisRun(seed, new NemesisOptions
        {
            Replicas = replicas,
            Faults = RoughNetwork.Faults,
            Reconfigures = reconfigures,
            Length = TimeSpan.FromSeconds(4),
            Spectator = world => new BankViewSpectator(world),
        }).Run());
}

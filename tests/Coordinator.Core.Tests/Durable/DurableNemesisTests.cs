using Coordinator.Simulation.Durable;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Durable;

/// <summary>
/// Durable transfers between a few accounts, all at once, while hosts die, requests and answers get lost, and writes
/// come late and twice.
/// </summary>
public class DurableNemesisTests
{
    const int Runs = 30;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Money_appears_or_vanishes_or_a_submitted_transfer_never_ends(int replicas)
    {
        var (deaths, committed) = (0, 0);
        Seeds.ForEach(Runs, seed =>
        {
            var nemesis = new DurableNemesis(seed, replicas);
            nemesis.Run();
            deaths += nemesis.Deaths;
            committed += nemesis.Committed;
        });
        Assert.True(deaths > Runs, $"hosts died {deaths} times: that shows little");
        Assert.True(committed > Runs * DurableNemesis.Transfers / 2, $"{committed} committed");
    }
}

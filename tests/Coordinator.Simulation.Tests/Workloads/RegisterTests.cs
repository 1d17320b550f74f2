using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Workloads;

/// <summary>Items as registers under fire (T28).</summary>
public class RegisterTests
{
    const int SeedCount = 40;

    [Fact]
    public void An_item_tells_what_no_single_register_would_have_told()
    {
        var committed = 0;
        Seeds.ForEach(SeedCount, seed =>
        {
            RegisterWorkload? registers = null;
            Drawn.Run(seed, world => registers = new RegisterWorkload(world));
            committed += registers!.CommittedCount;
        });
        Assert.True(committed > 10 * SeedCount, $"{committed} committed");
    }

    [Fact]
    public void Reads_that_may_be_old_go_unnoticed() =>
        Drawn.RequireCaught(world => new RegisterWorkload(world)
        {
            ReadItem = (node, item) => node.ReadEventual(item),
        });
}

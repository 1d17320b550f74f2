using Coordinator.Cli.Bench;
using Shouldly;

namespace Coordinator.Cli.Tests.Bench;

public sealed class BenchLoadTests
{
    [Fact]
    public void A_seed_chooses_other_transfers_in_another_process()
    {
        BenchLoad.SeedOf(seed: 17, client: 3).ShouldBe(17_000_054);
        var seeds = Enumerable.Range(1, 5)
            .SelectMany(seed => Enumerable.Range(0, 64).Select(client => BenchLoad.SeedOf(seed, client)));
        seeds.Distinct().Count().ShouldBe(5 * 64);
    }
}

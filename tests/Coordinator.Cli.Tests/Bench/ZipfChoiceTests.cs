using Coordinator.Cli.Bench;
using Shouldly;

namespace Coordinator.Cli.Tests.Bench;

public sealed class ZipfChoiceTests
{
    const int Seed = 11;

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(1, 0.341)] // 1 / (1 + 1/2 + … + 1/10)
    public void The_first_is_chosen_as_often_as_if_theta_were_another(double theta, double share)
    {
        var (choice, random) = (new ZipfChoice(10, theta), new Random(Seed));
        var firsts = Enumerable.Range(0, 20_000).Count(_ => choice.Next(random) == 0);
        (firsts / 20_000.0).ShouldBe(share, 0.02);
    }

    [Fact]
    public void Money_goes_from_an_account_to_itself()
    {
        var (choice, random) = (new ZipfChoice(2, 2), new Random(Seed));
        Enumerable.Range(0, 1_000).Select(_ => choice.NextPair(random)).ShouldAllBe(pair => pair.First != pair.Second);
    }
}

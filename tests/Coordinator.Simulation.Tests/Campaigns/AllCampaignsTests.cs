using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Campaigns;

/// <summary>A few seeds of each campaign, so that a long run does not begin with one that is broken itself.</summary>
public class AllCampaignsTests
{
    const int SeedCount = 5;

    public static TheoryData<string> Names => [.. AllCampaigns.List.Select(campaign => campaign.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_campaign_finds_something_or_does_nothing(string name)
    {
        var sum = new Tally();
        Seeds.ForEach(SeedCount, seed => sum.Add(Of(name).Run(seed)));
        Assert.True(sum[Figures.Requests] > 10 * SeedCount, sum.ToString());
        Assert.Contains(sum.Names, figure => IsFault(figure) && sum[figure] > 0);
    }

    static Campaign Of(string name) => AllCampaigns.List.Single(campaign => campaign.Name == name);

    static bool IsFault(string figure) => figure.StartsWith(Figures.FaultPrefix, StringComparison.Ordinal);
}

using Coordinator.Simulation.Campaigns;
using Spectre.Console;

namespace Coordinator.Simulation.Output;

/// <summary>Tells what campaigns there are.</summary>
static class CampaignTable
{
    /// <summary>Names and descriptions.</summary>
    public static Table Of(IReadOnlyList<Campaign> campaigns)
    {
        var table = new Table().RoundedBorder().AddColumn("campaign").AddColumn("what must hold");
        foreach (var campaign in campaigns)
            table.AddRow(campaign.Name, Markup.Escape(campaign.Description));
        return table;
    }
}

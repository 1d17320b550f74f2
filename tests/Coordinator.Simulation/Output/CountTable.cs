using Coordinator.Simulation.Campaigns;
using Spectre.Console;

namespace Coordinator.Simulation.Output;

/// <summary>Prints how often each fault struck, and what else was counted.</summary>
static class CountTable
{
    /// <summary>One row a figure, one column a campaign.</summary>
    public static Table Of(IReadOnlyList<CampaignReport> reports)
    {
        var table = new Table().RoundedBorder().AddColumn("");
        foreach (var report in reports)
            table.AddColumn(new TableColumn(report.Campaign.Name).RightAligned());
        foreach (var row in SummaryRows.Counts(reports))
            table.AddRow(row);
        return table;
    }
}

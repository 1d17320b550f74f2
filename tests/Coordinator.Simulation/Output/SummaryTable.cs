using Coordinator.Simulation.Campaigns;
using Spectre.Console;

namespace Coordinator.Simulation.Output;

/// <summary>Prints what campaigns came to.</summary>
static class SummaryTable
{
    /// <summary>One row a campaign.</summary>
    public static Table Of(IReadOnlyList<CampaignReport> reports)
    {
        var table = new Table().RoundedBorder();
        foreach (var column in SummaryRows.Columns)
        {
            var alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right;
            table.AddColumn(new TableColumn(column) { Alignment = alignment });
        }

        foreach (var row in SummaryRows.Of(reports))
            table.AddRow(row);
        return table;
    }
}

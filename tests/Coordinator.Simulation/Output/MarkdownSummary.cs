using System.Globalization;
using System.Text;
using Coordinator.Simulation.Campaigns;

namespace Coordinator.Simulation.Output;

/// <summary>The summary as it stands in documents.</summary>
static class MarkdownSummary
{
    /// <summary>Two tables with a line on what was run.</summary>
    /// <param name="reports">What campaigns came to.</param>
    /// <param name="took">Wall-clock time.</param>
    /// <param name="jobs">Seeds that ran at once.</param>
    public static string Of(IReadOnlyList<CampaignReport> reports, TimeSpan took, int jobs)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{reports.Sum(report => report.Seeds):N0} seeds in {took.TotalMinutes:F0} minutes, {jobs} at once.");
        Append(text, SummaryRows.Columns, SummaryRows.Of(reports));
        Append(text, ["", .. reports.Select(report => report.Campaign.Name)], SummaryRows.Counts(reports));
        return text.ToString();
    }

    static void Append(StringBuilder text, IEnumerable<string> columns, IEnumerable<string[]> rows)
    {
        var names = columns.ToList();
        text.AppendLine().AppendLine(Line(names)).AppendLine(Line(names.Select((_, i) => i == 0 ? "---" : "---:")));
        foreach (var row in rows)
            text.AppendLine(Line(row));
    }

    static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}

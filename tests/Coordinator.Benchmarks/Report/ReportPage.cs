using System.Text;
using Coordinator.Benchmarks.Charts;

namespace Coordinator.Benchmarks.Report;

/// <summary>The report as one page that needs nothing else.</summary>
static class ReportPage
{
    /// <summary>Builds it.</summary>
    public static string Build(BenchmarkReport report)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>Coordinator: benchmarks</title>\n<style>\n").Append(ReportStyle.Sheet)
            .Append("</style>\n</head>\n<body>\n");
        AppendHeader(page, report);
        foreach (var section in report.Sections)
            AppendSection(page, section);
        AppendFooter(page, report);
        return page.Append("</body>\n</html>\n").ToString();
    }

    static void AppendHeader(StringBuilder page, BenchmarkReport report)
    {
        var machine = report.Machine;
        page.Append("<header>\n<h1>Coordinator: benchmarks</h1>\n<p class=\"lead\">")
            .Append("Transactions over Azure tables beside plain writes, beside classic two-phase commit, and beside ")
            .Append("one orchestration each. Every sentence in a blue bar is made of the numbers below it.</p>\n")
            .Append("<p class=\"machine\">").AppendJoin(" · ", new[]
            {
                machine.Measured, machine.Cpu, $"{machine.Cores} cores", $"{machine.MemoryGiB} GiB", machine.Os,
                machine.DotNet, $"Azurite {machine.Azurite}", $"commit {machine.Commit}", report.Load.Told(),
            }.Select(ChartText.Encode)).Append("</p>\n");
        foreach (var warning in Warnings(report))
            page.AppendInvariant($"<p class=\"warning\">{ChartText.Encode(warning)}</p>\n");
        page.Append("<nav><ol>\n");
        foreach (var section in report.Sections)
            page.AppendInvariant($"<li><a href=\"#{section.Id}\">{ChartText.Encode(section.Title)}</a></li>\n");
        page.Append("</ol></nav>\n</header>\n");
    }

    /// <summary>What a reader must know before any number.</summary>
    static IEnumerable<string> Warnings(BenchmarkReport report)
    {
        foreach (var failed in report.Failed)
            yield return $"Not measured: {failed.Name} ({failed.Id}). {failed.Reason}";
        if (report.Load.WasBusy(report.Machine.Cores))
        {
            yield return "The machine was not quiet when this began, so what was measured on Azurite says little. "
                + "What was simulated does not depend on it.";
        }

        if (report.Machine.IsDirty)
            yield return "Files of the commit were changed when this was measured.";
    }

    static void AppendSection(StringBuilder page, ReportSection section)
    {
        page.AppendInvariant($"<section id=\"{section.Id}\">\n<h2>{ChartText.Encode(section.Title)}</h2>\n")
            .AppendInvariant($"<p class=\"source\">{ChartText.Encode(section.Source)}</p>\n")
            .AppendInvariant($"<p>{ChartText.Encode(section.About.ReplaceLineEndings(" "))}</p>\n");
        foreach (var finding in section.Findings)
        {
            page.AppendInvariant($"<p class=\"takeaway\">{ChartText.Encode(finding.Takeaway)}</p>\n")
                .AppendInvariant($"<div class=\"charts of{Columns(finding.Charts.Length)}\">\n");
            foreach (var chart in finding.Charts)
                chart.AppendTo(page);
            page.Append("</div>\n");
        }

        foreach (var table in section.Tables)
            AppendTable(page, table);
        page.Append("</section>\n");
    }

    /// <summary>No chart alone in a row, where that can be.</summary>
    static int Columns(int charts) => charts % 3 == 0 ? 3 : 2;

    static void AppendTable(StringBuilder page, DataTable table)
    {
        page.AppendInvariant($"<details><summary>The numbers: {table.Name}, {table.Rows.Length} rows (")
            .AppendInvariant($"<a href=\"data/{table.Name}.csv\">CSV</a>)</summary>\n")
            .Append("<div class=\"scroll\"><table><thead><tr>");
        foreach (var column in table.Columns)
            page.AppendInvariant($"<th>{ChartText.Encode(column)}</th>");
        page.Append("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            foreach (var value in row)
            {
                page.Append(value is string ? "<td class=\"text\">" : "<td>")
                    .Append(ChartText.Encode(ReportFiles.Text(value))).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div></details>\n");
    }

    static void AppendFooter(StringBuilder page, BenchmarkReport report)
    {
        page.Append("<footer>\n<h2>How to read this, and how to repeat it</h2>\n<ul>\n");
        foreach (var caveat in ReportTexts.Caveats)
            page.AppendInvariant($"<li>{ChartText.Encode(caveat.ReplaceLineEndings(" "))}</li>\n");
        page.AppendInvariant($"</ul>\n<pre>{ChartText.Encode(report.Command)}</pre>\n")
            .AppendInvariant($"<p>It took {ChartText.Short(report.TookSeconds)} s at the scale “{report.Scale}”. ")
            .Append("All numbers: ")
            .Append("<a href=\"data.json\">data.json</a>.</p>\n</footer>\n");
    }
}

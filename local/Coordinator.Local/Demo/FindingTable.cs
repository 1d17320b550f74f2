using Spectre.Console;

namespace Coordinator.Local.Demo;

/// <summary>Findings as somebody sees them.</summary>
static class FindingTable
{
    /// <summary>One line a finding.</summary>
    public static Table Of(IReadOnlyList<Finding> findings)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Invariant").AddColumn("").AddColumn("Numbers");
        foreach (var finding in findings)
        {
            var verdict = finding.Holds ? "[green]holds[/]" : "[red bold]BROKEN[/]";
            table.AddRow(Markup.Escape(finding.Invariant), verdict, Markup.Escape(finding.Detail));
        }

        return table;
    }
}

using System.Globalization;
using System.Text;
using Coordinator.Simulation.Broken;
using Spectre.Console;

namespace Coordinator.Simulation.Output;

/// <summary>Shows which broken coordinators were caught, and by what.</summary>
static class BrokenTable
{
    const int ProblemCharsMax = 110;

    /// <summary>One row each.</summary>
    public static Table Of(IReadOnlyList<BrokenCatch> catches)
    {
        var table = new Table().RoundedBorder()
            .AddColumn("name").AddColumn("drops").AddColumn(new TableColumn("seed").RightAligned()).AddColumn("seen");
        foreach (var row in catches.Select(Row))
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    /// <summary>The same for a document.</summary>
    public static string Markdown(IReadOnlyList<BrokenCatch> catches)
    {
        var text = new StringBuilder();
        text.AppendLine("| name | drops | caught at seed | seen |").AppendLine("| --- | --- | ---: | --- |");
        foreach (var row in catches.Select(Row))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(Cell))} |");
        return text.ToString();
    }

    static string[] Row(BrokenCatch one) =>
    [
        one.Broken.Name, one.Broken.Drops, one.Caught?.Seed.ToString(CultureInfo.InvariantCulture) ?? "never",
        one.Mistaken is { } mistaken ? $"wrong without it too: {Short(mistaken)}" : Short(one.Caught),
    ];

    /// <summary>Without the seed, which stands beside it.</summary>
    static string Short(Caught? caught)
    {
        if (caught is null)
            return "";
        var begin = caught.Problem.IndexOf(": ", StringComparison.Ordinal);
        var problem = caught.Problem[(begin < 0 ? 0 : begin + 2)..];
        return problem.Length <= ProblemCharsMax ? problem : $"{problem[..ProblemCharsMax]}…";
    }

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}

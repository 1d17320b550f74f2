using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Sections;

namespace Coordinator.Simulation.Tests.Benchmarks;

/// <summary>The report of the benchmark, at its smallest, without what needs Azurite.</summary>
public sealed class ReportTests
{
    [Fact]
    public async Task A_section_of_the_report_is_empty_or_shows_no_numbers()
    {
        IReportPart[] parts =
        [
            new SlotsPart(), new ContentionPart(), new EconomyPart(), new RecoveryPart(),
            new GrowthPart { HasAzurite = false }, new ProjectionPart(),
        ];
        var sections = new List<ReportSection>();
        foreach (var part in parts)
            sections.Add(await part.RunAsync(ReportScale.Smallest, _ => { }));

        var report = new BenchmarkReport(MachineDescription.Look(), "command", "smallest", 1, [.. sections]);
        var page = ReportPage.Build(report);
        foreach (var section in sections)
        {
            Assert.Contains($"<section id=\"{section.Id}\">", page, StringComparison.Ordinal);
            Assert.All(section.Findings, RequireNumbers);
            Assert.All(section.Tables, RequireRows);
        }

        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_report_is_missing()
    {
        var directory = Directory.CreateTempSubdirectory("coordinator-report");
        var section = new ReportSection("one", "One?", "About.", [], [new DataTable("numbers", ["a, b"], [[1.5]])])
        {
            Source = "a test",
        };
        ReportFiles.Write(directory, new BenchmarkReport(MachineDescription.Look(), "command", "test", 1, [section]));

        var csv = File.ReadAllText(Path.Combine(directory.FullName, "data", "numbers.csv"));
        Assert.Equal("\"a, b\"\n1.5\n", csv);
        Assert.Contains("\"a, b\": 1.5", File.ReadAllText(Path.Combine(directory.FullName, "data.json")),
            StringComparison.Ordinal);
        Assert.Contains("data/numbers.csv", File.ReadAllText(Path.Combine(directory.FullName, "index.html")),
            StringComparison.Ordinal);
        directory.Delete(recursive: true);
    }

    static void RequireNumbers(Finding finding)
    {
        Assert.Matches("[0-9]", finding.Takeaway);
        Assert.NotEmpty(finding.Charts);
    }

    static void RequireRows(DataTable table)
    {
        Assert.NotEmpty(table.Rows);
        Assert.All(table.Rows, row =>
        {
            Assert.Equal(table.Columns.Length, row.Length);
            Assert.All(row.OfType<double>(), number => Assert.True(double.IsFinite(number), table.Name));
        });
    }
}

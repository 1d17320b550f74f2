using System.Collections.Immutable;
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

        var report = ReportOf([.. sections]);
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
        ReportFiles.Write(directory, ReportOf([section]));

        var csv = File.ReadAllText(Path.Combine(directory.FullName, "data", "numbers.csv"));
        Assert.Equal("\"a, b\"\n1.5\n", csv);
        Assert.Contains("\"a, b\": 1.5", File.ReadAllText(Path.Combine(directory.FullName, "data.json")),
            StringComparison.Ordinal);
        Assert.Contains("data/numbers.csv", File.ReadAllText(Path.Combine(directory.FullName, "index.html")),
            StringComparison.Ordinal);
        directory.Delete(recursive: true);
    }

    [Fact]
    public void A_table_of_an_earlier_report_stays_beside_those_of_a_later_one()
    {
        var directory = Directory.CreateTempSubdirectory("coordinator-report");
        ReportFiles.Write(directory, ReportOf([SectionWith("earlier")]));
        var other = Path.Combine(directory.FullName, "data", "of-somebody-else.csv");
        File.WriteAllText(other, "1");

        ReportFiles.Write(directory, ReportOf([SectionWith("later")]));

        Assert.False(File.Exists(Path.Combine(directory.FullName, "data", "earlier.csv")));
        Assert.True(File.Exists(Path.Combine(directory.FullName, "data", "later.csv")));
        Assert.True(File.Exists(other));
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_section_that_fails_takes_the_others_along_or_is_not_named()
    {
        var run = new ReportRun(ReportScale.Smallest, "command", _ => { });

        var report = await run.MeasureAsync([new FailingPart(), new SoundPart()]);

        Assert.Equal("sound", Assert.Single(report.Sections).Id);
        Assert.Equal("failing", Assert.Single(report.Failed).Id);
        Assert.Contains("the disk is full", ReportPage.Build(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_busy_machine_is_not_told()
    {
        var busy = ReportOf([]) with { Load = new LoadAverage(Before: 1_000, After: 1_000) };
        Assert.Contains("not quiet", ReportPage.Build(busy), StringComparison.Ordinal);
        Assert.DoesNotContain("not quiet", ReportPage.Build(ReportOf([])), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_on_the_page_does_not_repeat_the_run()
    {
        Assert.EndsWith(" report", ReportCommand.CommandOf(isQuick: false, [], output: null), StringComparison.Ordinal);
        Assert.EndsWith(
            " report --quick --only slots views --output there",
            ReportCommand.CommandOf(isQuick: true, ["slots", "views"], "there"), StringComparison.Ordinal);
    }

    [Fact]
    public void Some_sections_replace_the_whole_report()
    {
        var command = ReportCommand.Build();
        var error = Assert.Single(command.Parse("--only slots").Errors);
        Assert.Contains("--output", error.Message, StringComparison.Ordinal);
        Assert.Empty(command.Parse("--only slots --output there").Errors);
    }

    static BenchmarkReport ReportOf(ImmutableArray<ReportSection> sections) =>
        new(MachineDescription.Look(), "command", "test", 1, sections) { Load = new LoadAverage(0, 0) };

    static ReportSection SectionWith(string table) =>
        new("one", "One?", "About.", [], [new DataTable(table, ["a"], [[1.5]])]) { Source = "a test" };

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

    sealed class FailingPart : IReportPart
    {
        public string Id => "failing";

        public string Name => "a part that fails";

        public Task<ReportSection> RunAsync(ReportScale scale, Action<string> say) =>
            throw new IOException("the disk is full");
    }

    sealed class SoundPart : IReportPart
    {
        public string Id => "sound";

        public string Name => "a part that does not";

        public Task<ReportSection> RunAsync(ReportScale scale, Action<string> say) =>
            Task.FromResult(SectionWith("sound") with { Id = Id });
    }
}

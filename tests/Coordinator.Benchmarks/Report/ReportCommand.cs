using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Coordinator.Benchmarks.Sections;
using Spectre.Console;

namespace Coordinator.Benchmarks.Report;

/// <summary>The command that measures everything and writes the report.</summary>
static class ReportCommand
{
    const string Program = "dotnet run -c Release --project tests/Coordinator.Benchmarks -- report";

    /// <summary>The parts of the report, in their order.</summary>
    public static ImmutableArray<IReportPart> Parts =>
    [
        new SlotsPart(), new AzuritePart(), new ContentionPart(), new EconomyPart(), new RecoveryPart(),
        new GrowthPart(), new ViewLagPart(), new ProjectionPart(),
    ];

    /// <summary>Builds it.</summary>
    public static Command Build()
    {
        var output = new Option<DirectoryInfo>("--output")
        {
            Description = "Where the page and the data go.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("docs", "benchmarks")),
        };
        var quick = new Option<bool>("--quick") { Description = "Less of everything, within a minute." };
        var only = new Option<string[]>("--only")
        {
            Description = "Only the sections with these anchors, to look at them.",
            AllowMultipleArgumentsPerToken = true,
        };
        only.AcceptOnlyFromAmong([.. Parts.Select(part => part.Id)]);
        var command = new Command("report", "Measures everything and writes the report: a page, JSON and CSV.")
        {
            output, quick, only,
        };
        command.SetAction(async parsed =>
        {
            var isQuick = parsed.GetValue(quick);
            var scale = isQuick ? ReportScale.Quick : ReportScale.Full;
            var wanted = parsed.GetValue(only) ?? [];
            var parts = Parts.Where(part => wanted.Length == 0 || wanted.Contains(part.Id)).ToImmutableArray();
            var report = await RunAsync(parts, scale, isQuick ? $"{Program} --quick" : Program);
            var page = ReportFiles.Write(parsed.GetRequiredValue(output), report);
            AnsiConsole.MarkupLineInterpolated(
                $"Open [bold]{page.FullName}[/] in a browser; the numbers are in data.json and data/*.csv beside it.");
        });
        return command;
    }

    static async Task<BenchmarkReport> RunAsync(ImmutableArray<IReportPart> parts, ReportScale scale, string command)
    {
        var start = Stopwatch.GetTimestamp();
        var sections = ImmutableArray.CreateBuilder<ReportSection>();
        foreach (var (number, part) in parts.Index())
        {
            var soFar = Stopwatch.GetElapsedTime(start).TotalSeconds;
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"[bold]{number + 1} of {parts.Length}: {part.Name}[/] (after {soFar:F0} s)");
            var section = await part.RunAsync(scale, line => AnsiConsole.WriteLine($"  {line}"));
            foreach (var finding in section.Findings)
                AnsiConsole.MarkupLineInterpolated($"  [green]{finding.Takeaway}[/]");
            sections.Add(section);
        }

        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new BenchmarkReport(MachineDescription.Look(), command, scale.Name, took, sections.ToImmutable());
    }
}

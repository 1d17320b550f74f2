using System.Collections.Immutable;
using System.CommandLine;
using Coordinator.Benchmarks.Sections;
using Spectre.Console;

namespace Coordinator.Benchmarks.Report;

/// <summary>The command that measures everything and writes the report.</summary>
static class ReportCommand
{
    const string Program = "dotnet run -c Release --project tests/Coordinator.Benchmarks -- report";

    static readonly Option<DirectoryInfo?> Output = new("--output")
    {
        Description = "Where the page and the data go; docs/benchmarks unless given.",
    };

    static readonly Option<bool> Quick = new("--quick") { Description = "Less of everything, within some minutes." };

    static readonly Option<string[]> Only = new("--only")
    {
        Description = "Only the sections with these anchors, to look at them; needs --output.",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The parts of the report, in their order.</summary>
    public static ImmutableArray<IReportPart> Parts =>
    [
        new SlotsPart(), new AzuritePart(), new ContentionPart(), new EconomyPart(), new RecoveryPart(),
        new GrowthPart(), new ViewLagPart(), new ProjectionPart(),
    ];

    /// <summary>Builds it.</summary>
    public static Command Build()
    {
        Only.AcceptOnlyFromAmong([.. Parts.Select(part => part.Id)]);
        var command = new Command("report", "Measures everything and writes the report: a page, JSON and CSV.")
        {
            Output, Quick, Only,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Only) is { Length: > 0 } && result.GetValue(Output) is null)
                result.AddError("--only needs --output DIR: some sections must not replace the whole report.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>The command that repeats a run.</summary>
    public static string CommandOf(bool isQuick, IReadOnlyCollection<string> only, string? output) => string.Concat(
        Program, isQuick ? " --quick" : "", only.Count > 0 ? $" --only {string.Join(' ', only)}" : "",
        output is null ? "" : $" --output {output}");

    /// <returns>0; 1 when a section could not be measured.</returns>
    static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (isQuick, only) = (parsed.GetValue(Quick), parsed.GetValue(Only) ?? []);
        var output = parsed.GetValue(Output);
        var run = new ReportRun(
            isQuick ? ReportScale.Quick : ReportScale.Full, CommandOf(isQuick, only, output?.ToString()),
            AnsiConsole.WriteLine);
        var report = await run.MeasureAsync([.. Parts.Where(part => only.Length == 0 || only.Contains(part.Id))]);
        var page = ReportFiles.Write(output ?? new DirectoryInfo(Path.Combine("docs", "benchmarks")), report);
        AnsiConsole.MarkupLineInterpolated(
            $"Open [bold]{page.FullName}[/] in a browser; the numbers are in data.json and data/*.csv beside it.");
        foreach (var failed in report.Failed)
            AnsiConsole.MarkupLineInterpolated($"[red]Not measured: {failed.Name}: {failed.Reason}[/]");
        return report.Failed.IsEmpty ? 0 : 1;
    }
}

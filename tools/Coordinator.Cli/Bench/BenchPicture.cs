using System.Globalization;
using Coordinator.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Bench;

/// <summary>What came of a load, for people.</summary>
static class BenchPicture
{
    /// <summary>Figures, a histogram, and whether the sum holds.</summary>
    public static IRenderable Of(BenchReport report) => Tables.Stack(
        Tables.Properties(
            ("committed", $"{Cells.Number(report.Committed)}, {Figure(report.PerSecond)} a second"),
            ("took", $"{Figure(report.Seconds)} s with {Cells.Number(report.Clients)} clients, "
                + $"{Cells.Number(report.Accounts)} accounts, theta {Figure(report.Theta)}, "
                + $"seed {Cells.Number(report.Seed)}"),
            ("p50", Cells.Ms(report.P50Ms)), ("p95", Cells.Ms(report.P95Ms)), ("p99", Cells.Ms(report.P99Ms)),
            ("slowest", Cells.Ms(report.MaxMs)),
            ("aborted", report.Aborted.Count == 0
                ? "none"
                : string.Join(", ", report.Aborted.Select(abort => $"{abort.Key} {Cells.Number(abort.Value)}"))),
            ("in doubt", Cells.Number(report.InDoubt))),
        Histogram(report),
        report.Holds
            ? Cells.Of($"The sum holds: {Cells.Number(report.Sum)}.", Color.Green)
            : Cells.Of(
                $"The sum is {Cells.Number(report.Sum)}, not {Cells.Number(report.SumWanted)}; "
                + $"{Cells.Number(report.AccountsBelowZero)} accounts are below zero.",
                Color.Red));

    static BarChart Histogram(BenchReport report)
    {
        var chart = new BarChart().Width(70);
        foreach (var bucket in report.Histogram)
            chart.AddItem($"up to {Cells.Ms(bucket.UpToMs)}", bucket.Count, Color.Blue);
        return chart;
    }

    static string Figure(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

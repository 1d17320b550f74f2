using System.CommandLine;
using System.Globalization;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Telemetry;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Operations;

/// <summary>What a host counts.</summary>
static class MetricsCommand
{
    static readonly Option<string?> Prefix = Names.Option(
        "--prefix", "TEXT", "In tables: only instruments whose names begin so.");

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("metrics", "Show what the host counts and measures since it started.") { Prefix }
            .Runs(async call => call.Show(
                await call.Api.Operations.GetMetricsAsync(call.Stop),
                metrics => Picture(metrics, call.Get(Prefix) ?? "")));

    static IRenderable Picture(MetricsBody metrics, string prefix) => Tables.Stack(
        Tables.Properties(("host", metrics.Host), ("at", Cells.Time(metrics.At))),
        Tables.Of(
            metrics.Instruments.Where(found => found.Name.StartsWith(prefix, StringComparison.Ordinal))
                .SelectMany(found => found.Points.Select(point => (Instrument: found, Point: point))),
            ["instrument", "tags", "value", "unit"],
            row => [row.Instrument.Name, Tags(row.Point), Value(row.Point), row.Instrument.Unit]),
        Tables.Of(
            metrics.HotItems, ["hot item", "conflicts", "last"],
            item => [item.Item, Cells.Number(item.Conflicts), Cells.Time(item.LastAt)]));

    static string Tags(PointBody point) => string.Join(" ", point.Tags.Select(tag => $"{tag.Key}={tag.Value}"));

    static string Value(PointBody point) => point is { Count: { } count, Sum: { } sum }
        ? string.Create(CultureInfo.InvariantCulture, $"{count} values, mean {(count == 0 ? 0 : sum / count):0.###}")
        : point.Value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";
}

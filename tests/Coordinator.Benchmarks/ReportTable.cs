using System.Globalization;
using Spectre.Console;

namespace Coordinator.Benchmarks;

/// <summary>Prints measurements, each beside the plain write on the same store.</summary>
static class ReportTable
{
    static readonly string[] Columns =
        ["store", "R", "scenario", "per s", "p50 ms", "p99 ms", "requests", "round trips", "attempts", "p50 / plain",
            "cost / plain"];

    public static Table Build(IReadOnlyList<Measurement> measurements)
    {
        var table = new Table().RoundedBorder();
        foreach (var column in Columns)
            table.AddColumn(new TableColumn(column).NoWrap());
        foreach (var one in measurements)
            table.AddRow(Cells(one, PlainOf(measurements, one)));
        return table;
    }

    /// <summary>The plain write on the same store and with the same R.</summary>
    public static Measurement PlainOf(IReadOnlyList<Measurement> measurements, Measurement one) => measurements.First(
        other => other.Store == one.Store && other.ReplicationFactor == one.ReplicationFactor
            && other.Scenario == Scenario.All[0].Name);

    static string[] Cells(Measurement one, Measurement plain) =>
    [
        one.Store,
        one.ReplicationFactor.ToString(CultureInfo.InvariantCulture),
        one.Scenario,
        one.PerSecond.ToString("F0", CultureInfo.InvariantCulture),
        one.P50Ms.ToString("F2", CultureInfo.InvariantCulture),
        one.P99Ms.ToString("F2", CultureInfo.InvariantCulture),
        one.Requests.ToString("F1", CultureInfo.InvariantCulture),
        one.Depth.ToString("F1", CultureInfo.InvariantCulture),
        one.AttemptsMean.ToString("F2", CultureInfo.InvariantCulture),
        (one.P50Ms / plain.P50Ms).ToString("F1", CultureInfo.InvariantCulture),
        (one.Requests / plain.Requests).ToString("F1", CultureInfo.InvariantCulture),
    ];
}

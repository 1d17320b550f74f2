using System.Globalization;
using Spectre.Console;

namespace Coordinator.Benchmarks.Views;

/// <summary>Prints what the measurements of the log and of views came to.</summary>
static class ViewTables
{
    static readonly string[] PipelineColumns =
        ["store", "R", "slots", "at once", "events", "sequenced/s", "requests each", "projected/s", "requests each"];

    static readonly string[] LagColumns =
        ["R", "slots", "items", "writes/s", "events", "committed/s", "in the view/s", "probes", "p50 ms", "p90 ms",
            "p99 ms", "caught up ms"];

    public static Table Of(IReadOnlyList<PipelineMeasurement> measurements) => Build(
        PipelineColumns, measurements.Select(one => (string[])
        [
            one.Store, Text(one.ReplicationFactor), Text(one.Slots), Text(one.AtOnce), Text(one.Events),
            Text(one.SequencedPerSecond), Text(one.SequencingRequests, "F2"),
            Text(one.ProjectedPerSecond), Text(one.ProjectingRequests, "F2"),
        ]));

    public static Table Of(IReadOnlyList<LagMeasurement> measurements) => Build(
        LagColumns, measurements.Select(one => (string[])
        [
            Text(one.ReplicationFactor), Text(one.Slots), Text(one.Items),
            one.Rate is { } rate ? Text(rate) : "flat out",
            Text(one.Events), Text(one.CommittedPerSecond, "F1"), Text(one.ViewedPerSecond, "F1"), Text(one.Ms.Count),
            Text(one.Ms.P50), Text(one.Ms.P90), one.Ms.P99 is { } p99 ? Text(p99) : "", Text(one.CatchUpMs),
        ]));

    static Table Build(string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table().RoundedBorder();
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column).NoWrap());
        foreach (var row in rows)
            table.AddRow(row);
        return table;
    }

    static string Text(double number, string format = "F0") => number.ToString(format, CultureInfo.InvariantCulture);
}

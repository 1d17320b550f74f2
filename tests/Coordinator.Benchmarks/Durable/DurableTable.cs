using System.Globalization;
using Spectre.Console;

namespace Coordinator.Benchmarks.Durable;

/// <summary>Prints what loads of orchestrations came to.</summary>
static class DurableTable
{
    static readonly string[] Columns =
        ["orchestrations", "per s", "activities/s", "p50 ms", "p99 ms", "requests each", "requests an activity"];

    public static Table Build(IReadOnlyList<DurableMeasurement> measurements)
    {
        var table = new Table().RoundedBorder();
        foreach (var column in Columns)
            table.AddColumn(new TableColumn(column).NoWrap());
        foreach (var one in measurements)
            table.AddRow(Cells(one));
        return table;
    }

    static string[] Cells(DurableMeasurement one) =>
    [
        one.Scenario.Name,
        Text(one.PerSecond, "F0"),
        Text(one.ActivitiesPerSecond, "F0"),
        Text(one.P50Ms, "F1"),
        Text(one.P99Ms, "F1"),
        Text(one.Requests, "F1"),
        Text(one.RequestsPerActivity, "F1"),
    ];

    static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}

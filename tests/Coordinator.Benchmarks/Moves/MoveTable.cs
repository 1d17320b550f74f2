using System.Globalization;
using Spectre.Console;

namespace Coordinator.Benchmarks.Moves;

/// <summary>Moves as a table.</summary>
static class MoveTable
{
    public static Table Build(IEnumerable<MoveMeasurement> measurements)
    {
        var table = new Table().AddColumns(
            "store", "R", "slots", "items", "rows", "copied in", "requests", "writes wait (join)", "requests",
            "writes wait (drop)", "requests", "deleted in", "requests");
        foreach (var one in measurements)
        {
            table.AddRow(
            [
                one.Store, Text(one.ReplicationFactor), Text(one.Slots), Text(one.Items), Text(one.Rows),
                .. Cells(one.Copying), .. Cells(one.Joining), .. Cells(one.Dropping), .. Cells(one.Deleting),
            ]);
        }

        return table;
    }

    static string[] Cells(MoveStage stage) =>
        [string.Create(CultureInfo.InvariantCulture, $"{stage.Elapsed.TotalSeconds:F2} s"), Text(stage.Requests)];

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

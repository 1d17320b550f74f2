using System.Globalization;
using Spectre.Console;

namespace Coordinator.Benchmarks.Costs;

/// <summary>Costs as a table.</summary>
static class CostTable
{
    const double SecondsOfAMonth = 30 * 24 * 3600;

    public static Table Build(int replicationFactor, IEnumerable<CostMeasurement> measurements)
    {
        var table = new Table().RoundedBorder().AddColumns(
            "R", "request", "came", "tables each", "queues each", "storage, $ a million", "with executions");
        foreach (var one in measurements)
        {
            table.AddRow(
                Text(replicationFactor, "F0"), one.Workload, one.Manner, Text(one.TablesEach), Text(one.QueuesEach),
                Text(one.StorageOfAMillion), Text(one.Million));
        }

        return table;
    }

    /// <summary>A sentence about a deployment that nobody asks for anything.</summary>
    public static string Idle((double Tables, double Queues) perSecond)
    {
        var month = SecondsOfAMonth / 1e6
            * ((perSecond.Tables * Prices.TableRequests) + (perSecond.Queues * Prices.QueueRequests));
        return string.Create(CultureInfo.InvariantCulture,
            $"Idle: {perSecond.Tables:F2} requests a second to tables and {perSecond.Queues:F2} to queues, "
            + $"{month:F2} dollars a month for one host.");
    }

    static string Text(double number, string format = "F2") => number.ToString(format, CultureInfo.InvariantCulture);
}

using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Cluster;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Cluster;

/// <summary>Compares replicas and repairs what differs.</summary>
static class ScrubCommands
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    static readonly Option<bool> Wait = new("--wait")
    {
        Description = "Wait for its end; ends with 1 when something is left unrepaired.",
    };

    /// <summary>The commands; the group itself starts a scrub.</summary>
    public static Command Create() =>
        new Command("scrub", "Compare the replicas of all slots and repair what differs.")
        {
            new Command("show", "Show the report of the last scrub.").Runs(async call =>
                call.Show(await call.Api.Cluster.GetScrubAsync(call.Stop), Picture)),
            Wait,
        }.Runs(StartAsync);

    static async Task<int> StartAsync(Call call)
    {
        var reply = await call.Api.Cluster.StartScrubAsync(call.Stop);
        if (reply.Value is null || !call.Get(Wait))
            return call.Show(reply, Picture);
        var report = reply.Value;
        while (report.State == ScrubStates.Running)
        {
            call.Printer.Say($"{Cells.Number(report.SlotsDone)} of {Cells.Number(report.Slots)} slots");
            await Task.Delay(BetweenLooks, call.Around.Time, call.Stop);
            report = (await call.Api.Cluster.GetScrubAsync(call.Stop)).Required;
        }

        call.Show(report, Picture);
        return report.Left.Count == 0 && report.Incomplete.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    static IRenderable Picture(ScrubBody report) => Tables.Stack(
    [
        Colors.Of(report.State),
        Tables.Properties(
            ("slots", $"{Cells.Number(report.SlotsDone)} of {Cells.Number(report.Slots)}"),
            ("rows compared", Cells.Number(report.RowsCompared)), ("differences", Cells.Number(report.Differences)),
            ("repaired", Cells.Number(report.Repaired)), ("incomplete slots", Cells.Numbers(report.Incomplete)),
            ("started", Cells.Time(report.StartedAt)), ("updated", Cells.Time(report.UpdatedAt))),
        .. report.Left.Count == 0 ? Array.Empty<IRenderable>() : [Left(report)],
    ]);

    static Table Left(ScrubBody report) => Tables.Of(
        report.Left, ["replica", "row", "why it is left"], left => [left.Replica, left.Row, left.Reason]);
}

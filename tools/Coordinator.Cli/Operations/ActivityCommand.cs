using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Telemetry;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Operations;

/// <summary>What a host runs and ran.</summary>
static class ActivityCommand
{
    /// <summary>The API gives the oldest first; this is all that a host remembers.</summary>
    const int RememberedMax = 1000;

    static readonly Option<int?> After = Numbers.Option(
        "--after", "Only what ended after this sequence number.", 0, int.MaxValue);

    static readonly Option<int?> Last = Numbers.Option(
        "--last", "In tables: so many of those that ended, the newest. Default: 20.", 1, RememberedMax);

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("activity", "Show the transactions that the host runs and ran lately, with their phases.")
        {
            After, Last,
        }.Runs(async call => call.Show(
            await call.Api.Operations.GetActivityAsync(call.Get(After) ?? 0, RememberedMax, call.Stop),
            activity => Picture(activity, call.Get(Last) ?? 20)));

    static IRenderable Picture(ActivityBody activity, int last)
    {
        var table = Tables.Of("id", "status", "plan", "attempts", "took", "phases", "items", "reasons");
        foreach (var run in activity.Running.Concat(activity.Ended.TakeLast(last)))
        {
            table.AddRow(
                Cells.Of(run.Id), Colors.Of(run.Status), Cells.Of(run.Plan), Cells.Of(Cells.Number(run.Attempts)),
                Cells.Of(Cells.Ms(run.DurationMs)), Cells.Of(Phases(run)), Cells.Of(string.Join(", ", run.Items)),
                Cells.Of(string.Join(", ", run.Reasons), Color.Yellow));
        }

        return Tables.Stack(
            Tables.Properties(
                ("host", activity.Host), ("since", Cells.Time(activity.StartedAt)),
                ("running", Cells.Number(activity.Running.Count)), ("next", Cells.Number(activity.Next))),
            table);
    }

    static string Phases(RunBody run) =>
        string.Join(" ", run.Phases.Select(phase => $"{phase.Name} {Cells.Ms(phase.DurationMs)}"));
}

using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Recovery;
using Coordinator.Contracts.Transactions;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Operations;

/// <summary>Transactions that are not decided yet.</summary>
static class InDoubtCommand
{
    static readonly Option<TimeSpan?> OlderThan = Durations.Option(
        "--older-than", "Only those that started longer ago. Default: all.", TimeSpan.FromDays(365));

    static readonly Option<bool> Resolve = new("--resolve")
    {
        Description = "Ask for each one: the host finishes or aborts it, once its lease is over.",
    };

    static readonly Option<bool> Abort = new("--abort")
    {
        Description = "Abort each one that is not committed yet, and close its id.",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("in-doubt", "List transactions that are not decided yet, the oldest first.")
        {
            OlderThan, Resolve, Abort, Confirmation.Yes,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Resolve) && result.GetValue(Abort))
                result.AddError("--resolve and --abort exclude each other.");
        });
        return command.Runs(RunAsync);
    }

    static async Task<int> RunAsync(Call call)
    {
        var reply = await call.Api.Operations.ListInDoubtAsync(call.Get(OlderThan) ?? TimeSpan.Zero, call.Stop);
        var isList = !call.Get(Resolve) && !call.Get(Abort);
        if (reply.Value is not { } list || isList)
            return call.Show(reply, Picture);
        if (call.Get(Abort) && list.Transactions.Count > 0)
            Confirmation.Ask(call, $"{list.Transactions.Count} transactions are aborted, if they are not committed.");
        return await EndAsync(call, list.Transactions);
    }

    /// <summary>In JSON a report a line.</summary>
    static async Task<int> EndAsync(Call call, IReadOnlyList<InDoubtBody> transactions)
    {
        var open = 0;
        foreach (var transaction in transactions)
        {
            var reply = call.Get(Abort)
                ? await call.Api.Transactions.AbortAsync(transaction.Id, call.Stop)
                : await call.Api.Transactions.FindAsync(transaction.Id, call.Stop);
            if (reply.Value is not { } report)
            {
                call.Printer.Problem(reply.Status, reply.Problem);
                open++;
                continue;
            }

            open += report.Status is TransactionStatuses.Committed or TransactionStatuses.Aborted ? 0 : 1;
            if (call.Printer.IsJson)
                call.Printer.JsonLine(report);
            else
                call.Printer.Line($"{report.Id}: {report.Status}");
        }

        return open == 0 ? ExitCodes.Done : ExitCodes.InDoubt;
    }

    static IRenderable Picture(InDoubtListBody list) => Tables.Stack(
        Tables.Of(
            list.Transactions, ["id", "age", "attempt", "items", "votes"],
            found =>
            [
                found.Id, Cells.Ms(found.AgeMs), Cells.Number(found.Attempt), string.Join(", ", found.Items),
                string.Join(", ", found.Votes.Select(vote => $"{vote.Slot}@{vote.Store} {vote.State}")),
            ]),
        Tables.Properties(
            ("transactions", Cells.Number(list.Transactions.Count)),
            ("stores that did not answer", string.Join(", ", list.Incomplete)),
            ("unreadable rows", list.UnreadableRows == 0 ? null : Cells.Number(list.UnreadableRows))));
}

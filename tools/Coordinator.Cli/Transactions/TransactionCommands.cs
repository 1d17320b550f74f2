using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Cli.Transactions;

/// <summary>What became of transactions.</summary>
static class TransactionCommands
{
    static readonly Argument<string> Id = Names.Of("ID", "The transaction's id.");

    /// <summary>The commands.</summary>
    public static Command Create() => new("transaction", "What became of a transaction.")
    {
        new Command("get", "Tell what is known of a transaction.") { Id }.Runs(GetAsync),
        new Command("wait", "Wait until a transaction is committed or aborted.") { Id }.Runs(WaitAsync),
        new Command("abort", "Abort a transaction that is not decided yet, and close its id.")
        {
            Id, Confirmation.Yes,
        }.Runs(AbortAsync),
    };

    /// <summary>Writes what is known of a transaction.</summary>
    /// <returns>The exit code that says the same.</returns>
    public static int Show(Call call, TransactionReportBody report)
    {
        call.Show(report, TransactionPicture.Of);
        return ExitCodes.Of(report);
    }

    static async Task<int> GetAsync(Call call)
    {
        var reply = await call.Api.Transactions.FindAsync(call.Need(Id), call.Stop);
        return Show(call, reply.Required);
    }

    static async Task<int> WaitAsync(Call call) =>
        Show(call, await call.Api.Transactions.WaitAsync(call.Need(Id), call.Stop));

    static async Task<int> AbortAsync(Call call)
    {
        var id = call.Need(Id);
        Confirmation.Ask(call, $"Transaction {id} is aborted, if it is not committed yet, and its id closed for ever.");
        var report = (await call.Api.Transactions.AbortAsync(id, call.Stop)).Required;
        call.Show(report, TransactionPicture.Of);
        return report.Status == TransactionStatuses.Aborted ? ExitCodes.Done : ExitCodes.Refused;
    }
}

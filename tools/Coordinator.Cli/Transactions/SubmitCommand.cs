using System.CommandLine;
using System.Globalization;
using Coordinator.Cli.CommandLine;
using Coordinator.Client;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Cli.Transactions;

/// <summary>Runs a transaction.</summary>
static class SubmitCommand
{
    static readonly Argument<string?> File = new("FILE")
    {
        Description = "JSON with the transaction, or with its operations alone; - for standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<string?> Id = Names.Option(
        "--id", "ID", "Its idempotency key: the same again gets the first one's answer. Default: a new one.");

    static readonly Option<bool> Async = new("--async")
    {
        Description = "Hand it over: it ends whatever host dies, and this command does not wait.",
    };

    static readonly Option<bool> Wait = new("--wait") { Description = "With --async: wait for its end." };

    static readonly Option<bool> Explain = new("--explain") { Description = "Tell how it ran and what it cost." };

    static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Tell what would happen, and write nothing.",
    };

    static readonly Option<TimeSpan?> Timeout = Durations.Option(
        "--timeout", "How long the server retries conflicts. Default: 5s.", TimeSpan.FromSeconds(30));

    static readonly Option<string?> Fence = Names.Option(
        "--fence", "LOCK:TOKEN", "It happens only if the token is the newest of the lock.");

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("submit", "Run a transaction: all of its operations happen, or none.")
        {
            File, Id, Async, Wait, Explain, DryRun, Timeout, Fence,
        };
        foreach (var option in OperationOptions.All())
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Async) && (result.GetValue(Explain) || result.GetValue(DryRun)))
                result.AddError("--async excludes --explain and --dry-run.");
            if (result.GetValue(Wait) && !result.GetValue(Async))
                result.AddError("--wait goes with --async; without it the command waits anyway.");
        });
        return command.Runs(RunAsync);
    }

    static Task<int> RunAsync(Call call)
    {
        var transaction = Named(call, Read(call));
        call.Wire.Transaction = call.Get(DryRun) ? null : transaction.Id;
        if (call.Get(GlobalOptions.Verbose))
            call.Printer.Say($"transaction {transaction.Id}");
        return call.Get(Async) ? HandOverAsync(call, transaction) : CommitAsync(call, transaction);
    }

    static async Task<int> CommitAsync(Call call, TransactionBody transaction)
    {
        var options = new RunOptions { Explain = call.Get(Explain), DryRun = call.Get(DryRun) };
        var reply = options is { Explain: false, DryRun: false }
            ? await call.Api.Transactions.RunToEndAsync(transaction, within: null, call.Stop)
            : await call.Api.Transactions.RunAsync(transaction, options, call.Stop);
        if (reply.Outcome == Outcome.InDoubt && !options.DryRun)
            reply = await call.Api.Transactions.RunToEndAsync(transaction, within: null, call.Stop);
        if (reply.Result is not { } result)
            return call.Refuse(reply.Status, reply.Problem);
        call.Show(result, TransactionPicture.Of);
        return ExitCodes.Done;
    }

    static async Task<int> HandOverAsync(Call call, TransactionBody transaction)
    {
        var reply = await call.Api.Transactions.SubmitAsync(transaction, call.Stop);
        if (reply.Value is null || !call.Get(Wait))
            return call.Show(reply, TransactionPicture.Of);
        return TransactionCommands.Show(call, await call.Api.Transactions.WaitAsync(reply.Value.Id, call.Stop));
    }

    static TransactionBody Read(Call call)
    {
        var operations = new OperationReader(call.Around).Read(call.Parsed.Tokens);
        var file = call.Get(File);
        if (operations.Count > 0)
        {
            return file is null
                ? new TransactionBody { Operations = operations }
                : throw CliException.Usage("Give the operations by FILE or by options, not both.");
        }

        if (file is null && call.Around.IsInputTerminal)
            throw CliException.Usage("No operations: give --put, --add and the like, or FILE, or - and JSON.");
        return file is null or "-"
            ? TransactionText.Parse(call.Around.Input.ReadToEnd(), "Standard input")
            : TransactionText.Parse(JsonText.ReadFile(file), file);
    }

    static TransactionBody Named(Call call, TransactionBody transaction)
    {
        if (call.Get(Id) is { } id && transaction.Id is { } own && id != own)
            throw CliException.Usage($"--id says {id}, the transaction itself {own}.");
        return transaction with
        {
            Id = call.Get(Id) ?? transaction.Id ?? NewId(call, transaction),
            TimeoutMs = (int?)call.Get(Timeout)?.TotalMilliseconds ?? transaction.TimeoutMs,
            Fence = call.Get(Fence) is { } fence ? FenceOf(fence) : transaction.Fence,
        };
    }

    /// <summary>The client's builder knows ids that save a slot.</summary>
    static string NewId(Call call, TransactionBody transaction)
    {
        var builder = call.Api.Transaction();
        foreach (var operation in transaction.Operations)
            builder.With(operation);
        return builder.Id;
    }

    static FenceBody FenceOf(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && long.TryParse(
            text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var token)
            ? new FenceBody { Lock = text[..colon], Token = token }
            : throw CliException.Usage($"--fence is LOCK:TOKEN, like nightly:17, not \"{text}\".");
    }
}

using System.CommandLine;
using System.Security.Cryptography;
using Coordinator.Cli.CommandLine;

namespace Coordinator.Cli.Bench;

/// <summary>A bounded load of transfers, with a check that no money came or went.</summary>
static class BenchCommand
{
    static readonly Option<int?> Clients = Numbers.Option(
        "--clients", "Clients, each with one transaction at a time. Default: 8.", 1, 64);

    static readonly Option<int?> Seconds = Numbers.Option("--seconds", "How long. Default: 10.", 1, 300);

    static readonly Option<int?> Accounts = Numbers.Option(
        "--accounts", "Accounts that money goes between. Default: 100.", 2, 10_000);

    static readonly Option<double> Theta = CreateTheta();

    static readonly Option<int?> Seed = Numbers.Option(
        "--seed", "Of the choices. Default: another one each time.", 0, int.MaxValue);

    static readonly Option<bool> Keep = new("--keep") { Description = "Do not delete the accounts at the end." };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("bench", "Run a bounded load of transfers, in a collection of its own; tell throughput, latencies "
            + "and aborts, and check that the sum of all accounts is what it was.")
        {
            Clients, Seconds, Accounts, Theta, Seed, Keep,
        }.Runs(RunAsync);

    static async Task<int> RunAsync(Call call)
    {
        var plan = new BenchPlan(
            call.Get(Clients) ?? 8, TimeSpan.FromSeconds(call.Get(Seconds) ?? 10), call.Get(Accounts) ?? 100,
            call.Get(Theta), call.Get(Seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue),
            $"bench-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        var bank = new BenchBank(call.Api, plan);
        call.Printer.Say($"Making {plan.Accounts} accounts in {plan.Collection} ...");
        await bank.CreateAsync(call.Stop);
        call.Printer.Say($"{plan.Clients} clients for {plan.Duration.TotalSeconds} s; Ctrl+C ends it early ...");
        var (tally, took) = await new BenchLoad(call.Api, plan, call.Around.Time).RunAsync(call.Stop);
        var (sum, negative) = await bank.AddUpAsync(CancellationToken.None);
        var report = tally.Report(plan, took, sum, negative);
        if (!call.Get(Keep) && report.Holds)
            await bank.DeleteAsync(CancellationToken.None);
        return Show(call, report);
    }

    static int Show(Call call, BenchReport report)
    {
        if (call.Printer.IsJson)
            call.Printer.JsonOf(report);
        else
            call.Printer.Write(BenchPicture.Of(report));
        if (report.Holds)
            return report.InDoubt == 0 ? ExitCodes.Done : ExitCodes.InDoubt;
        call.Printer.Error(report.InDoubt == 0
            ? $"Money came or went. The accounts are kept in {report.Collection}."
            : $"The sum cannot be checked while {report.InDoubt} transfers are in doubt; the accounts are kept.");
        return report.InDoubt == 0 ? ExitCodes.Refused : ExitCodes.InDoubt;
    }

    static Option<double> CreateTheta()
    {
        var option = new Option<double>("--theta")
        {
            Description = "How uneven accounts are chosen (Zipf), 0 to 2: 0 evenly, 1 the first ones most. Default: 0.",
            HelpName = "X",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.GetValueOrDefault<double>() is not (>= 0 and <= 2))
                result.AddError("--theta has to be a number from 0 to 2.");
        });
        return option;
    }
}

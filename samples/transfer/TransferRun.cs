using System.Globalization;
using Coordinator.Client;

namespace Coordinator.Samples.Transfer;

/// <summary>Many transfers at once between two accounts; at the end the money is what it was.</summary>
/// <param name="client">The API.</param>
/// <param name="output">Where to tell what happened.</param>
public sealed class TransferRun(CoordinatorClient client, TextWriter output)
{
    const int Transfers = 24;
    const int AtOnce = 4;
    const decimal Opening = 100;

    /// <summary>Runs it.</summary>
    /// <returns>Whether the money is what it was, and nobody is below zero.</returns>
    /// <exception cref="CoordinatorException">The API refuses something.</exception>
    public async Task<bool> RunAsync()
    {
        var bank = new Bank(client, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N"));
        await bank.OpenAsync(Opening);
        await TellAsync($"Alice and Bob have {Opening} each; {Transfers} transfers follow, {AtOnce} at a time.");

        var (done, tries) = (0, 0);
        await Parallel.ForAsync(0, Transfers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            var (from, to) = i % 2 == 0 ? (bank.Alice, bank.Bob) : (bank.Bob, bank.Alice);
            var transfer = await bank.TransferAsync(from, to, amount: 7 + i);
            Interlocked.Add(ref done, transfer.IsDone ? 1 : 0);
            Interlocked.Add(ref tries, transfer.Tries);
        });
        await TellAsync($"{done} went through, {Transfers - done} lacked money; {tries - Transfers} were run again.");
        return await CheckAsync(await bank.ReadAsync());
    }

    async Task<bool> CheckAsync(IReadOnlyList<Account> accounts)
    {
        foreach (var account in accounts)
            await TellAsync($"{account.Owner} has {account.Balance}");
        var isConstant = accounts.Sum(account => account.Balance) == accounts.Count * Opening
            && accounts.All(account => account.Balance >= 0);
        await TellAsync($"{(isConstant ? "The money is what it was." : "Money was made or lost.")}");
        return isConstant;
    }

    Task TellAsync(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}

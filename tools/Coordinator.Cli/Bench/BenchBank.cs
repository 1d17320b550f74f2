using System.Text.Json;
using Coordinator.Cli.CommandLine;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Cli.Bench;

/// <summary>The accounts of a load: made before it, added up and deleted after it.</summary>
/// <param name="api">The API.</param>
/// <param name="plan">The load.</param>
sealed class BenchBank(CoordinatorClient api, BenchPlan plan)
{
    /// <summary>A transaction takes at most 25 slots, its id's among them.</summary>
    const int WritesMax = 24;

    /// <summary>A snapshot takes at most 100 items.</summary>
    const int ReadsMax = 100;

    /// <summary>Makes the accounts.</summary>
    /// <exception cref="CoordinatorException">The host refuses.</exception>
    public Task CreateAsync(CancellationToken stop)
    {
        var value = WireJson.ToElement(new { balance = BenchPlan.Balance });
        return WriteAsync("create", account => OperationBody.Put(account, value), stop);
    }

    /// <summary>Deletes them.</summary>
    /// <exception cref="CoordinatorException">The host refuses.</exception>
    public Task DeleteAsync(CancellationToken stop) =>
        WriteAsync("delete", account => OperationBody.Delete(account), stop);

    /// <summary>
    /// Adds them up. Snapshots of a hundred fit together only when nothing is written between them.
    /// </summary>
    /// <returns>The sum, and the accounts below zero.</returns>
    /// <exception cref="CoordinatorException">The host refuses.</exception>
    public async Task<(long Sum, int Negative)> AddUpAsync(CancellationToken stop)
    {
        var (sum, negative) = (0L, 0);
        foreach (var accounts in Accounts().Chunk(ReadsMax))
        {
            var snapshot = (await api.Items.ReadAsync(accounts, consistency: null, stop)).Required;
            var balances = snapshot.Items.Select(item => item.Value is { ValueKind: JsonValueKind.Object } value
                ? value.GetProperty("balance").GetInt64()
                : throw new CliException(ExitCodes.Refused, $"{item.Item} is gone: somebody deleted it meanwhile."));
            foreach (var balance in balances)
            {
                sum += balance;
                negative += balance < 0 ? 1 : 0;
            }
        }

        return (sum, negative);
    }

    IEnumerable<string> Accounts() => Enumerable.Range(0, plan.Accounts).Select(plan.Account);

    async Task WriteAsync(string what, Func<string, OperationBody> operation, CancellationToken stop)
    {
        foreach (var (number, accounts) in Accounts().Chunk(WritesMax).Index())
        {
            var transaction = new TransactionBody
            {
                Id = $"{plan.Collection}-{what}-{number}",
                Operations = [.. accounts.Select(operation)],
            };
            _ = (await api.Transactions.RunToEndAsync(transaction, within: null, stop)).Required;
        }
    }
}

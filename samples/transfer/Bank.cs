using Coordinator.Client;

namespace Coordinator.Samples.Transfer;

/// <summary>Two accounts, and transfers between them.</summary>
/// <param name="client">Where they are kept.</param>
/// <param name="name">Sets these accounts apart from others.</param>
public sealed class Bank(CoordinatorClient client, string name)
{
    /// <summary>The item of the first account.</summary>
    public string Alice { get; } = $"transfer-accounts/{name}-alice";

    /// <summary>The item of the second account.</summary>
    public string Bob { get; } = $"transfer-accounts/{name}-bob";

    /// <summary>Opens both accounts.</summary>
    /// <param name="balance">What is on each.</param>
    public Task OpenAsync(decimal balance) => client.Transaction()
        .Put(Alice, new Account("Alice", balance)).IfMissing()
        .Put(Bob, new Account("Bob", balance)).IfMissing()
        .CommitAsync();

    /// <summary>
    /// Moves money, or does not when there is not enough. It reads both accounts and writes both; if somebody changes
    /// one meanwhile, it is run again on what is there then.
    /// </summary>
    /// <param name="from">The account that pays.</param>
    /// <param name="to">The account that gets it.</param>
    /// <param name="amount">How much.</param>
    /// <returns>Whether there was enough, and on which try it got through.</returns>
    public async Task<(bool IsDone, int Tries)> TransferAsync(string from, string to, decimal amount)
    {
        var tries = 0;
        var isDone = await client.RunAsync(async tx =>
        {
            tries++;
            var payer = await tx.GetAsync<Account>(from);
            var payee = await tx.GetAsync<Account>(to);
            if (payer.Balance < amount)
                return false;
            tx.Put(from, payer with { Balance = payer.Balance - amount });
            tx.Put(to, payee with { Balance = payee.Balance + amount });
            return true;
        });
        return (isDone, tries);
    }

    /// <summary>Both accounts as they were at one moment.</summary>
    public async Task<IReadOnlyList<Account>> ReadAsync() =>
        [.. (await client.ReadAsync<Account>([Alice, Bob])).Select(item => item!.Value)];
}

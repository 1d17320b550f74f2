using Coordinator.Client;
using Coordinator.Contracts;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>
/// Accounts all over the slots, and pairs of accounts that share a slot by a hash tag; and the transfers between them.
/// </summary>
sealed class Bank(int seed)
{
    public const long InitialBalance = 1_000;

    const int Accounts = 24;
    const int Pairs = 12;
    const int Branches = 5;

    readonly Lock _gate = new();
    readonly Random _random = new(seed);
    int _number;

    public static IReadOnlyList<string> AllAccounts { get; } =
    [
        .. Enumerable.Range(0, Accounts).Select(i => $"bank/account-{i}"),
        .. Enumerable.Range(0, Pairs).SelectMany(i => new[] { $"bank/{{pair-{i}}}left", $"bank/{{pair-{i}}}right" }),
    ];

    public static Task OpenAsync(CoordinatorClient client) =>
        Parallel.ForEachAsync(AllAccounts.Index(), async (account, cancellation) =>
        {
            var (number, item) = account;
            var value = new Account(item["bank/".Length..], $"branch-{number % Branches}", InitialBalance);
            _ = (await client.Items.PutAsync(
                item, WireJson.ToElement(value), Precondition.Missing, cancellation: cancellation)).Required;
        });

    /// <summary>
    /// The next transfer: over several slots or within one, under a client's id or one of the server.
    /// </summary>
    public Transfer Next()
    {
        lock (_gate)
        {
            var number = _number++;
            var isWithinOneSlot = _random.Next(3) == 0;
            var hasClientId = _random.Next(3) != 0;
            var amount = _random.Next(1, 60);
            return isWithinOneSlot
                ? WithinOneSlot(number, amount, hasClientId)
                : OverSlots(number, amount, hasClientId);
        }
    }

    Transfer WithinOneSlot(int number, int amount, bool hasClientId)
    {
        var tag = $"{{pair-{_random.Next(Pairs)}}}";
        var (from, to) = _random.Next(2) == 0 ? ("left", "right") : ("right", "left");
        var id = hasClientId ? $"transfer-{tag}{number}" : null;
        return new Transfer(id, $"marks/{tag}{number}", $"bank/{tag}{from}", $"bank/{tag}{to}", amount);
    }

    Transfer OverSlots(int number, int amount, bool hasClientId)
    {
        var from = _random.Next(Accounts);
        var to = (from + _random.Next(1, Accounts)) % Accounts;
        var id = hasClientId ? $"transfer-{number}" : null;
        return new Transfer(id, $"marks/{number}", $"bank/account-{from}", $"bank/account-{to}", amount);
    }
}

using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Items;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>
/// Views over the bank: what an aggregate loses or counts twice, what a row shows that is not the last, and which of
/// the transfers were never, or twice, applied.
/// </summary>
static class BankViews
{
    public const string ByBranch = "bank-by-branch";

    const string ByAccount = "bank-by-account";
    const string ByPayer = "transfers-by-payer";

    public static IReadOnlyDictionary<string, JsonElement> Definitions { get; } = new Dictionary<string, JsonElement>
    {
        [ByBranch] = WireJson.Parse(
            """
            { "source": "bank", "key": ["/branch"], "aggregates": {
                "accounts": { "count": true }, "balance": { "sum": "/balance" },
                "least": { "min": "/balance" }, "most": { "max": "/balance" } } }
            """),
        [ByAccount] = WireJson.Parse(
            """{ "source": "bank", "key": ["/account"], "fields": { "balance": "/balance", "branch": "/branch" } }"""),
        [ByPayer] = WireJson.Parse(
            """
            { "source": "marks", "key": ["/from"], "aggregates": {
                "transfers": { "count": true }, "amount": { "sum": "/amount" } } }
            """),
    };

    /// <summary>What they must show, worked out from the items.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Of(IEnumerable<ItemBody> items)
    {
        var values = items.ToLookup(item => item.Item.Split('/')[0], item => item.Value!.Value);
        var accounts = values["bank"].Select(value => value.Deserialize<Account>(WireJson.Options)!).ToList();
        return new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>
        {
            [ByBranch] = accounts.GroupBy(account => account.Branch).ToDictionary(one => one.Key, Branch),
            [ByAccount] = accounts.ToDictionary(
                account => account.Name, account => WireJson.ToElement(new { account.Balance, account.Branch })),
            [ByPayer] = values["marks"].Select(Transfer.FromJson).GroupBy(transfer => transfer.From)
                .ToDictionary(one => one.Key, Payer),
        };
    }

    static JsonElement Branch(IEnumerable<Account> accounts)
    {
        var balances = accounts.Select(account => account.Balance).ToList();
        return WireJson.ToElement(new
        {
            accounts = balances.Count,
            balance = balances.Sum(),
            least = balances.Min(),
            most = balances.Max(),
        });
    }

    static JsonElement Payer(IEnumerable<Transfer> transfers)
    {
        var amounts = transfers.Select(transfer => transfer.Amount).ToList();
        return WireJson.ToElement(new { transfers = amounts.Count, amount = amounts.Sum() });
    }
}

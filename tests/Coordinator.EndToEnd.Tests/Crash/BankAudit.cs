using Coordinator.Client;
using Coordinator.Contracts.Items;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>Compares what clients were told with what the API shows when all is quiet.</summary>
sealed class BankAudit
{
    const int ItemsARead = 100;

    readonly IReadOnlyCollection<TransferAnswer> _answers;
    readonly Dictionary<string, long> _balances;
    readonly Dictionary<string, Transfer> _marks;

    BankAudit(
        IReadOnlyCollection<TransferAnswer> answers,
        Dictionary<string, ItemBody> accounts,
        Dictionary<string, ItemBody> marks)
    {
        _answers = answers;
        _balances = accounts.ToDictionary(
            account => account.Key, account => account.Value.Value!.Value.GetProperty("balance").GetInt64());
        _marks = marks.ToDictionary(mark => mark.Key, mark => Transfer.FromJson(mark.Value.Value!.Value));
        Items = accounts.Concat(marks).ToDictionary();
    }

    public int Committed => _marks.Count;

    /// <summary>Accounts and markers that exist, by name.</summary>
    public IReadOnlyDictionary<string, ItemBody> Items { get; }

    public static async Task<BankAudit> ReadAsync(CoordinatorClient client, IReadOnlyCollection<TransferAnswer> answers)
    {
        var accounts = await ReadAsync(client, Bank.AllAccounts);
        return new BankAudit(answers, accounts, await ReadAsync(client, answers.Select(a => a.Transfer.Marker)));
    }

    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults() => [.. SumFaults(), .. BalanceFaults(), .. AnswerFaults()];

    IEnumerable<string> SumFaults()
    {
        var sum = _balances.Values.Sum();
        var expected = Bank.InitialBalance * Bank.AllAccounts.Count;
        if (sum != expected)
            yield return $"The sum of all balances is {sum} and not {expected}.";
    }

    /// <summary>A balance that its markers do not explain is a transfer that happened by half, or twice.</summary>
    IEnumerable<string> BalanceFaults() =>
        from account in Bank.AllAccounts
        let explained = Bank.InitialBalance
            + _marks.Values.Where(t => t.To == account).Sum(t => t.Amount)
            - _marks.Values.Where(t => t.From == account).Sum(t => t.Amount)
        where _balances[account] != explained || explained < 0
        select $"{account} has {_balances[account]}; its transfers make {explained}.";

    IEnumerable<string> AnswerFaults() =>
        from answer in _answers
        let isThere = _marks.ContainsKey(answer.Transfer.Marker)
        where (answer.Outcome == Outcome.Committed && !isThere)
            || (answer.Outcome == Outcome.Aborted && isThere)
            || answer.Outcome == Outcome.Refused
            || (isThere && _marks[answer.Transfer.Marker] != answer.Transfer)
        select $"{answer.Transfer} was told {answer.Outcome} ({answer.Told}), {(isThere ? "is there" : "is absent")}.";

    static async Task<Dictionary<string, ItemBody>> ReadAsync(CoordinatorClient client, IEnumerable<string> items)
    {
        var found = new List<ItemBody>();
        foreach (var chunk in items.Chunk(ItemsARead))
            found.AddRange((await client.Items.ReadAsync(chunk)).Required.Items);
        return found.Where(item => item.Version > 0).ToDictionary(item => item.Item);
    }
}

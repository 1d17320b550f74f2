using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// A bank whose money is constant (T23). Every transfer also notes itself in both accounts, so that at the end it can
/// be told of each whether it happened whole; and every answer is remembered, so that no later strong read may be
/// older.
/// </summary>
sealed class BankLedger
{
    const int OpeningBalance = 100;

    readonly SimWorld _world;
    readonly Dictionary<ItemName, long> _floors = [];
    readonly Dictionary<string, TransactionAnswer> _answers = [];
    int _transfers;

    public BankLedger(SimWorld world, int accounts)
    {
        _world = world;
        Accounts = [.. Enumerable.Range(0, accounts).Select(number => world.ItemIn(
            number % world.Map.SlotCount, Name(number / world.Map.SlotCount)))];
        var founder = new SimNode(world, "founder");
        var answer = world.Scheduler.Run(founder.Run(Requests.Put(OpeningBalance, Accounts)));
        if (answer.Outcome != CommitOutcome.Committed)
            throw Failure("the bank was not founded");
    }

    public ImmutableArray<ItemName> Accounts { get; }

    /// <summary>Transfers that were answered committed.</summary>
    public int CommittedCount => _answers.Values.Count(answer => answer.Outcome == CommitOutcome.Committed);

    /// <summary>A transfer between two accounts, named after its number.</summary>
    public (string Mark, TransactionRequest Request) NewTransfer(ItemName from, ItemName to, int amount)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"t{_transfers++}");
        return (mark, Requests.Of(
            new AddOperation(from, Requests.Path("/n"), -amount, Min: 0),
            new MergeOperation(from, Note(mark, -amount)),
            new AddOperation(to, Requests.Path("/n"), amount),
            new MergeOperation(to, Note(mark, amount))));
    }

    public void Told(string mark, TransactionAnswer answer)
    {
        _answers[mark] = answer;
        if (answer.Outcome != CommitOutcome.Committed)
            return;
        foreach (var result in answer.Results.Where(result => result.Item is not null))
            Raise(result.Item!.Value, result.Version);
    }

    /// <summary>What a strong read that begins now may not fall below.</summary>
    public ImmutableDictionary<ItemName, long> Floors() => _floors.ToImmutableDictionary();

    public void RequireFresh(ItemState state, IReadOnlyDictionary<ItemName, long> floors)
    {
        var floor = floors.GetValueOrDefault(state.Item);
        if (state.Version < floor)
            throw Failure($"stale read of {state.Item}: version {state.Version}, but {floor} was known before");
        Raise(state.Item, state.Version);
    }

    public void RequireWholeBank(Snapshot snapshot, IReadOnlyDictionary<ItemName, long> floors)
    {
        foreach (var state in snapshot.Items)
            RequireFresh(state, floors);
        RequireWholeBank(snapshot.Items.Select(state => state.Value));
    }

    /// <summary>Requires that these values of all accounts are of one moment.</summary>
    public void RequireWholeBank(IEnumerable<string?> values)
    {
        var all = values.ToList();
        var balances = all.Select(value => Parse(value).Balance).ToList();
        if (balances.Sum() != OpeningBalance * Accounts.Length || balances.Exists(balance => balance < 0))
            throw Failure($"somebody read {string.Join(' ', balances)}");
        RequireWholeTransfers(all, "somebody's read");
    }

    /// <summary>Judges the end.</summary>
    public void RequireWholeBank(WorldInspection inspection)
    {
        var rows = Accounts.Select(account => inspection.Item(account)!).ToList();
        foreach (var row in rows)
            RequireSum(row);
        RequireWholeTransfers(rows.Select(row => row.Value), "the end");
        var happened = rows.SelectMany(row => Parse(row.Value).Notes.Keys).ToHashSet();
        foreach (var (mark, answer) in _answers)
        {
            if (answer.Outcome == CommitOutcome.Committed && !happened.Contains(mark))
                throw Failure($"{mark} was answered committed and did not happen");
            if (answer.Outcome == CommitOutcome.Aborted && happened.Contains(mark))
                throw Failure($"{mark} was answered aborted and happened");
        }
    }

    void RequireSum(ItemRow row)
    {
        var (balance, notes) = Parse(row.Value);
        if (balance != OpeningBalance + notes.Values.Sum() || row.Version != 1 + notes.Count)
            throw Failure($"{row.Item} v{row.Version} has {balance} after {string.Join(' ', notes)}: a write was lost");
    }

    void RequireWholeTransfers(IEnumerable<string?> values, string where)
    {
        var all = values.SelectMany(value => Parse(value).Notes);
        foreach (var notes in all.GroupBy(note => note.Key, note => note.Value))
        {
            if (notes.Count() != 2 || notes.Sum() != 0)
                throw Failure($"{where} shows {notes.Key} as {string.Join(' ', notes)}");
        }
    }

    void Raise(ItemName item, long version) => _floors[item] = Math.Max(version, _floors.GetValueOrDefault(item));

    static string Name(int round) => round switch
    {
        0 => "account",
        1 => "second account",
        _ => string.Create(CultureInfo.InvariantCulture, $"account {round + 1}"),
    };

    SimulationFailedException Failure(string problem) => new WorldInspection(_world).Failure(problem);

    static string Note(string mark, int amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"notes\":{{\"{mark}\":{amount}}}}}");

    static (int Balance, Dictionary<string, int> Notes) Parse(string? value)
    {
        using var json = JsonDocument.Parse(value!);
        var notes = json.RootElement.TryGetProperty("notes", out var found)
            ? found.EnumerateObject().ToDictionary(note => note.Name, note => note.Value.GetInt32())
            : [];
        return (json.RootElement.GetProperty("n").GetInt32(), notes);
    }
}

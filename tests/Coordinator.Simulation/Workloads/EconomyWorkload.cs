using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Checkers.Bank;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// YCSB+T's closed economy (T24): reads, scans of all accounts, and read-modify-writes that move one unit, always from
/// the higher key to the lower, so that errors cannot cancel each other out. The anomaly score must be 0.
/// </summary>
sealed class EconomyWorkload : IWorkload
{
    const int AccountCount = 30;
    const long OpeningBalance = 1000;

    readonly ImmutableArray<ItemName> _accounts;
    readonly RecordedClients<BankInput, BankReading> _clients;
    readonly RetriedRequests _requests;
    readonly BankRules _rules;
    readonly SimWorld _world;
    int _singleReads;

    public EconomyWorkload(SimWorld world)
    {
        _world = world;
        _clients = new(world);
        _requests = new(world);
        _accounts = [.. Enumerable.Range(0, AccountCount).Select(number => world.ItemIn(
            number % world.Map.SlotCount, Name(number)))];
        _rules = new BankRules(
            [.. Enumerable.Range(0, AccountCount).Select(Name)], OpeningBalance * AccountCount);
        var founder = new SimNode(world, "founder");
        var founding = world.Scheduler.Run(founder.Run(Requests.Put(OpeningBalance, _accounts)));
        if (founding.Outcome != CommitOutcome.Committed)
            throw new WorldInspection(world).Failure("the economy was not founded");
    }

    /// <summary>What a move of one unit is on condition of; nothing where an update may get lost.</summary>
    public Func<ItemState, Condition?> Guard { get; init; } = state => new Condition { Version = state.Version };

    /// <summary>What it came to; null before the end.</summary>
    public ClosedEconomy? Figures { get; private set; }

    /// <summary>Operations of the benchmark: reads, scans and moves.</summary>
    public int OperationCount => _clients.Count + _singleReads;

    public int TransactionCount => _requests.Count;

    public int ReadCount { get; private set; }

    public int CommittedCount => _requests.CommittedCount;

    public Task StepAsync(SimNode node, Random random) => random.Next(20) switch
    {
        < 9 => ReadAsync(node, random),
        9 => ScanAsync(node),
        _ => MoveAsync(node, random),
    };

    public void RequireKept(WorldInspection inspection)
    {
        _requests.Settle(inspection);
        var last = _clients.Begin(new SimNode(_world, "last reader"), new ReadBank());
        last.Ok(Reading(_accounts.Select(account => inspection.Item(account)?.Value)));
        if (BankChecker.Check(_clients.History, _rules) is { IsValid: false } report)
            throw _clients.Failure(inspection, report.ToString());
        Figures = BankChecker.EconomyOf(_clients.History, _rules);
        if (Figures.AnomalyScore != 0)
            throw _clients.Failure(inspection, $"the anomaly score is {Figures.AnomalyScore}: {Figures}");
    }

    async Task ReadAsync(SimNode node, Random random)
    {
        _singleReads++;
        if (await Read(node, _accounts[random.Next(AccountCount)]) is { Value: null } missing)
            throw Failure($"{missing.Item} is not there");
    }

    async Task ScanAsync(SimNode node)
    {
        var open = _clients.Begin(node, new ReadBank());
        ReadCount++;
        if (await node.ReadAll([.. _accounts]) is { } snapshot)
            open.Ok(Reading(snapshot.Items.Select(state => state.Value)));
        else
            open.Fail();
    }

    async Task MoveAsync(SimNode node, Random random)
    {
        var high = random.Next(1, AccountCount);
        var low = random.Next(high);
        if (await Read(node, _accounts[high]) is not { } from || await Read(node, _accounts[low]) is not { } to)
            return;
        if (Balance(from.Value) is not > 0)
            return;
        var open = _clients.Begin(node, new TransferMoney(Name(high), Name(low), 1));
        var request = Requests.Of(Put(from, -1), Put(to, 1));
        if (!await _requests.RunAsync(node, random, request, answer => End(open, answer)))
            _clients.Retire(node);
    }

    Task<ItemState?> Read(SimNode node, ItemName item)
    {
        ReadCount++;
        return node.Read(item);
    }

    static void End(OpenOperation<BankInput, BankReading> open, TransactionAnswer answer)
    {
        if (answer.Outcome == CommitOutcome.Committed)
            open.Ok(BankReading.Done);
        else
            open.Fail();
    }

    PutOperation Put(ItemState state, int by) =>
        new(state.Item, Requests.Number((Balance(state.Value) ?? 0) + by), Guard(state));

    static BankReading Reading(IEnumerable<string?> values) => BankReading.Of(values.Select((value, number) =>
        KeyValuePair.Create(Name(number), Balance(value))));

    static long? Balance(string? value) => value is null ? null : (long?)JsonNode.Parse(value)!["n"];

    SimulationFailedException Failure(string problem) => new WorldInspection(_world).Failure(problem);

    static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"account {number:d2}");
}

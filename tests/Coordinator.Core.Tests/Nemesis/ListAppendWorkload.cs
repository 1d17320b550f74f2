using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Checkers.ListAppend;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Nemesis;

/// <summary>
/// Clients append to lists and read them, in every way that the coordinator has, and write down what they are told
/// (T20, T22). An append reads a list, in a way that may be stale, and puts the longer one if nobody was faster.
/// </summary>
sealed class ListAppendWorkload : IWorkload
{
    const int KeyCount = 8;
    const int OperationsMax = 4;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What is true of an id when its calls are told different things, the first before the others.</summary>
    static readonly CommitOutcome[] Weights = [CommitOutcome.Committed, CommitOutcome.InDoubt, CommitOutcome.Aborted];

    readonly SimWorld _world;
    readonly HistoryRecorder _history;
    readonly ImmutableDictionary<string, ItemName> _items;
    readonly Dictionary<SimNode, int> _processes = [];
    long _appends;
    int _ids;

    public ListAppendWorkload(SimWorld world)
    {
        _world = world;
        _history = new HistoryRecorder(world.NewHost("history").Time);
        _items = Enumerable.Range(0, KeyCount).ToImmutableDictionary(
            Key, number => world.ItemIn(number % world.Map.SlotCount, $"list {number}"));
    }

    public int CommittedCount { get; private set; }

    public Task StepAsync(SimNode node, Random random) => random.Next(20) switch
    {
        < 12 => TransactAsync(node, random, AnyOperations(random)),
        < 14 => TransactAsync(node, random, AnyKeys(random).Select(key => (MicroOperation)new ReadList(key))),
        < 17 => ReadAsync(node, [.. AnyKeys(random)]),
        _ => ReadAsync(node, AnyKey(random)),
    };

    public void RequireKept(WorldInspection inspection)
    {
        ReadEverything();
        var result = Check();
        if (!result.IsValid)
            throw inspection.Failure($"{result}\n\n{Dump()}");
    }

    /// <summary>The verdict on what clients have been told so far.</summary>
    public CheckResult Check() => ListAppendChecker.Check(_history.History(), ConsistencyModel.StrictSerializable);

    async Task TransactAsync(SimNode node, Random random, IEnumerable<MicroOperation> operations)
    {
        var asked = operations.ToImmutableArray();
        if (await LookAsync(node, random, asked) is not { } bases)
            return;
        var transaction = new ListTransaction(asked, _items, bases);
        var request = transaction.Request with { Id = AnyId(random), Timeout = Patience };
        var open = _history.Begin(ProcessOf(node), asked);
        var answers = request.Id is null ? [await node.Run(request)] : await InsistAsync(node, random, request);
        End(node, open, transaction, answers);
    }

    /// <summary>One call of an id; sometimes a second beside it, as after a timeout; one more if it is in doubt.</summary>
    static async Task<TransactionAnswer[]> InsistAsync(SimNode node, Random random, TransactionRequest request)
    {
        var calls = Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ => node.Run(request)).ToList();
        var answers = await Task.WhenAll(calls);
        return random.Next(2) == 0 && Array.TrueForAll(answers, answer => answer.Outcome == CommitOutcome.InDoubt)
            ? [await node.Run(request)]
            : answers;
    }

    /// <summary>
    /// The worst answer counts: an id that is closed must never commit, whatever another call was told. That a conflict
    /// was in the way is true of a call, not of the id.
    /// </summary>
    void End(SimNode node, OpenTransaction open, ListTransaction transaction, TransactionAnswer[] answers)
    {
        var answer = Array.Find(answers, IsClosed)
            ?? answers.MinBy(one => Array.IndexOf(Weights, one.Outcome))!;
        switch (answer.Outcome)
        {
            case CommitOutcome.Committed:
                CommittedCount++;
                open.Ok(transaction.Done(answer.Results));
                break;
            case CommitOutcome.Aborted:
                open.Refuse(transaction.Told(answer.Failures));
                break;
            default:
                open.Info();
                _processes.Remove(node);
                break;
        }
    }

    static bool IsClosed(TransactionAnswer answer) =>
        answer is { Outcome: CommitOutcome.Aborted, Cause: not AbortCause.Conflict };

    /// <summary>Reads the lists that are to be appended to; null where there is no answer.</summary>
    async Task<IReadOnlyDictionary<string, (long Version, ImmutableArray<long> Values)>?> LookAsync(
        SimNode node, Random random, ImmutableArray<MicroOperation> asked)
    {
        var keys = asked.OfType<AppendValue>().Select(append => append.Key).Distinct().ToArray();
        var states = keys.Length == 0 ? [] : random.Next(3) switch
        {
            0 => await LookEventuallyAsync(node, keys),
            1 => await ReadAsync(node, keys),
            _ => await ReadEachAsync(node, keys),
        };
        return states?.ToDictionary(state => KeyOf(state.Item), state => (state.Version, ListItem.Parse(state.Value)));
    }

    /// <summary>What such reads tell is no part of the history: they may be old.</summary>
    async Task<IReadOnlyList<ItemState>?> LookEventuallyAsync(SimNode node, string[] keys)
    {
        var states = new List<ItemState>();
        foreach (var key in keys)
        {
            if (await node.ReadEventual(_items[key]) is not { } state)
                return null;
            states.Add(state);
        }

        return states;
    }

    async Task<IReadOnlyList<ItemState>?> ReadEachAsync(SimNode node, string[] keys)
    {
        var states = new List<ItemState>();
        foreach (var key in keys)
        {
            if (await ReadAsync(node, key) is not { } state)
                return null;
            states.Add(state);
        }

        return states;
    }

    async Task<ItemState?> ReadAsync(SimNode node, string key)
    {
        var open = _history.Begin(ProcessOf(node), new ReadList(key));
        var state = await node.Read(_items[key]);
        EndRead(open, state is null ? null : [state]);
        return state;
    }

    async Task<IReadOnlyList<ItemState>?> ReadAsync(SimNode node, string[] keys)
    {
        var open = _history.Begin(ProcessOf(node), keys.Select(key => new ReadList(key)));
        var snapshot = await node.ReadAll([.. keys.Select(key => _items[key])]);
        EndRead(open, snapshot?.Items);
        return snapshot?.Items;
    }

    /// <summary>A read that has no answer changes nothing, so it did not happen.</summary>
    void EndRead(OpenTransaction open, IReadOnlyList<ItemState>? states)
    {
        if (states is null)
            open.Fail();
        else
            open.Ok(states.Select(state => new ReadList(KeyOf(state.Item), ListItem.Parse(state.Value))));
    }

    /// <summary>The end: what is there shows which appends happened, and in which order.</summary>
    void ReadEverything()
    {
        var node = new SimNode(_world, "last reader");
        _world.Scheduler.Run(node.Host.Start(async () =>
        {
            string[] keys = [.. _items.Keys];
            Assert.NotNull(await ReadAsync(node, keys));
            Assert.NotNull(await ReadEachAsync(node, keys));
        }));
    }

    string Dump()
    {
        using var text = new StringWriter();
        _history.WriteTo(text);
        return text.ToString();
    }

    int ProcessOf(SimNode node)
    {
        if (!_processes.TryGetValue(node, out var process))
            _processes[node] = process = _history.NewProcess();
        return process;
    }

    TransactionId? AnyId(Random random) => random.Next(2) == 0
        ? null
        : _world.IdIn(
            random.Next(_world.Map.SlotCount), string.Create(CultureInfo.InvariantCulture, $"t{_ids++}"));

    List<MicroOperation> AnyOperations(Random random)
    {
        var operations = Enumerable.Range(0, random.Next(1, OperationsMax + 1))
            .Select(MicroOperation (_) => random.Next(2) == 0 ? Append(random) : new ReadList(AnyKey(random))).ToList();
        return operations.Exists(operation => operation is AppendValue) ? operations : [Append(random)];
    }

    AppendValue Append(Random random) => new AppendValue(AnyKey(random), ++_appends);

    static IEnumerable<string> AnyKeys(Random random) =>
        Enumerable.Range(0, random.Next(1, OperationsMax + 1)).Select(_ => AnyKey(random)).Distinct();

    /// <summary>Each list is used about half as often as the one before.</summary>
    static string AnyKey(Random random) => Key((int)-Math.Log2(1 - random.NextDouble()) % KeyCount);

    static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"k{number}");

    string KeyOf(ItemName item) => _items.First(named => named.Value == item).Key;
}

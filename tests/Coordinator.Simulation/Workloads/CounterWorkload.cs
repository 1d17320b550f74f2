using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Checkers.Counters;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Counters go up by one, blindly or from what a client has read, under ids that are asked again when nobody knows what
/// became of them (T29). A strong read shows all that was acknowledged before it and nothing that nobody had asked for;
/// in the end every increment counts once or not at all.
/// </summary>
sealed class CounterWorkload : IWorkload
{
    const int CounterCount = 12;

    readonly ImmutableSortedDictionary<string, ItemName> _counters;
    readonly RecordedClients<CounterInput, long> _clients;
    readonly Dictionary<string, long> _asked = [];
    readonly SimWorld _world;

    public CounterWorkload(SimWorld world)
    {
        _world = world;
        _clients = new(world);
        Retries = new RetriedRequests(world);
        _counters = Enumerable.Range(0, CounterCount).ToImmutableSortedDictionary(
            Name, number => world.ItemIn(number % world.Map.SlotCount, Name(number)), StringComparer.Ordinal);
    }

    /// <summary>How increments are sent.</summary>
    public RetriedRequests Retries { get; init; }

    public int TransactionCount => Retries.Count;

    public int ReadCount { get; private set; }

    public int CommittedCount => Retries.CommittedCount;

    public Task StepAsync(SimNode node, Random random)
    {
        var key = Name((int)-Math.Log2(1 - random.NextDouble()) % CounterCount);
        return random.Next(20) switch
        {
            < 7 => IncrementAsync(node, random, key, Add(key)),
            < 12 => IncrementFromReadAsync(node, random, key),
            < 15 => ReadAsync(node, key),
            < 18 => ReadAllAsync(node),
            _ => ReadEventuallyAsync(node, key),
        };
    }

    public void RequireKept(WorldInspection inspection)
    {
        Retries.Settle(inspection);
        var node = new SimNode(_world, "last reader");
        foreach (var (key, item) in _counters)
        {
            var open = _clients.Begin(node, new ReadCounter(key));
            var state = _world.Scheduler.Run(Read(node, item))
                ?? throw inspection.Failure($"the end of {key} cannot be read");
            open.Ok(Count(state.Value));
        }

        // Nothing is unknown any more, so the bounds of the last reads are one number.
        if (CounterChecker.Check(_clients.History) is { IsValid: false } report)
            throw _clients.Failure(inspection, report.ToString());
    }

    AddOperation Add(string key) => new(_counters[key], Requests.Path("/n"), 1, Return: true);

    async Task IncrementFromReadAsync(SimNode node, Random random, string key)
    {
        var item = _counters[key];
        var state = random.Next(2) == 0 ? await Read(node, item) : await node.ReadEventual(item);
        if (state is null)
            return;
        await IncrementAsync(node, random, key, new PutOperation(
            item,
            Requests.Number(Count(state.Value) + 1),
            new Condition { Version = state.Version },
            Return: true));
    }

    async Task IncrementAsync(SimNode node, Random random, string key, WriteOperation operation)
    {
        _asked[key] = _asked.GetValueOrDefault(key) + 1;
        var open = _clients.Begin(node, new IncrementCounter(key));
        var request = Requests.Of(operation);
        if (!await Retries.RunAsync(node, random, request, answer => End(open, key, answer)))
            _clients.Retire(node);
    }

    /// <summary>A commit tells the counter too, as it is after it; asked again, as it was then.</summary>
    static void End(OpenOperation<CounterInput, long> open, string key, TransactionAnswer answer)
    {
        if (answer.Outcome == CommitOutcome.Aborted)
        {
            open.Fail();
            return;
        }

        open.Ok(0);
        open.AlsoTold(new ReadCounter(key), Count(answer.Results[0].Value));
    }

    async Task ReadAsync(SimNode node, string key)
    {
        var open = _clients.Begin(node, new ReadCounter(key));
        if (await Read(node, _counters[key]) is { } state)
            open.Ok(Count(state.Value));
        else
            open.Fail();
    }

    async Task ReadAllAsync(SimNode node)
    {
        string[] keys = [.. _counters.Keys];
        var open = _clients.Begin(node, new ReadCounter(keys[0]));
        ReadCount++;
        if (await node.ReadAll([.. keys.Select(key => _counters[key])]) is not { } snapshot)
        {
            open.Fail();
            return;
        }

        open.Ok(Count(snapshot.Items[0].Value));
        foreach (var (key, state) in keys.Zip(snapshot.Items).Skip(1))
            open.AlsoTold(new ReadCounter(key), Count(state.Value));
    }

    /// <summary>It may be old, but nothing that nobody has asked for.</summary>
    async Task ReadEventuallyAsync(SimNode node, string key)
    {
        if (await node.ReadEventual(_counters[key]) is { } state
            && Count(state.Value) is var count && count > _asked.GetValueOrDefault(key))
        {
            throw new WorldInspection(_world).Failure(
                $"an eventual read shows {key} at {count}, and {_asked.GetValueOrDefault(key)} was asked for");
        }
    }

    Task<ItemState?> Read(SimNode node, ItemName item)
    {
        ReadCount++;
        return node.Read(item);
    }

    static long Count(string? value) => value is null ? 0 : (long)JsonNode.Parse(value)!["n"]!;

    static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"counter {number}");
}

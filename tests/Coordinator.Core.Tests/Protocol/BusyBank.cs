using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>
/// Accounts between which some clients move money all the time, while others want to see them all at one moment.
/// Counts what the readers get, and requires each sum that they see to be whole.
/// </summary>
sealed class BusyBank
{
    const int OpeningBalance = 1000;
    static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A store in the same region: a request and its answer take 4 to 24 ms, now and then up to 120.</summary>
    static readonly Latency Network = new(
        TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(12), TimeSpan.FromMilliseconds(60), 0.01);

    readonly SimWorld _world;
    readonly ImmutableArray<ItemName> _accounts;
    readonly TimeSpan _pause;
    readonly DateTimeOffset _end;
    readonly List<TimeSpan> _waits = [];
    readonly HashSet<AttemptId> _locking = [];
    int _requests;

    /// <param name="seed">Decides the run.</param>
    /// <param name="replicas">Stores that hold each account.</param>
    /// <param name="accounts">Accounts, all of them as hot as the others.</param>
    /// <param name="pause">What a writer rests on average between two transfers.</param>
    public BusyBank(int seed, int replicas, int accounts, TimeSpan pause)
    {
        _world = new SimWorld(WorldOptions.Random(seed, replicas) with { Latency = Network });
        _pause = pause;
        _accounts = [.. Enumerable.Range(0, accounts).Select(
            number => _world.ItemIn(number % _world.Map.SlotCount, $"account {number}"))];
        var founder = new SimNode(_world, "founder");
        var answer = _world.Scheduler.Run(founder.Run(Requests.Put(OpeningBalance, _accounts)));
        Assert.Equal(CommitOutcome.Committed, answer.Outcome);
        _world.Scheduler.RunUntilIdle();
        _end = _world.Scheduler.Now + Length;
    }

    /// <summary>Transfers that committed.</summary>
    public int Transfers { get; private set; }

    /// <summary>Reads that got an answer.</summary>
    public int Answered => _waits.Count;

    /// <summary>Reads that got none.</summary>
    public int Starved { get; private set; }

    /// <summary>What goes wrong in the network.</summary>
    public FaultRates Faults { get; init; } = new();

    /// <summary>Whether all readers run transactions, and dry.</summary>
    public bool IsDry { get; init; }

    /// <summary>Reading attempts that began to lock.</summary>
    public int LockedCount => _locking.Count;

    double RequestsPerRead => _requests / (double)(Answered + Starved);

    /// <summary>What the readers saw, for a failure's text.</summary>
    public override string ToString() => $"{Transfers / Length.TotalSeconds:F1} transfers/s; {Answered} reads, "
        + $"{Starved} starved, {RequestsPerRead:F0} requests each, median {Wait(0.5):F0} ms, 99 % {Wait(0.99):F0} ms, "
        + $"{LockedCount} locked";

    /// <summary>Runs so many writers beside two readers of snapshots and two of transactions that only read.</summary>
    public void Run(int writers)
    {
        for (var number = 0; number < writers; number++)
            Start($"writer {number}", WriteAsync);
        for (var number = 0; number < 2; number++)
        {
            Watch(Start($"reader {number}", node => ReadAsync(node, IsDry ? AuditAsync : SnapshotAsync)));
            Watch(Start($"auditor {number}", node => ReadAsync(node, AuditAsync)));
        }

        _world.Network.Faults = new RandomFaults(Faults, _world.Scheduler.Random);
        _world.Scheduler.RunUntilIdle();
        _world.Settle();
    }

    SimNode Start(string name, Func<SimNode, Task> work)
    {
        var node = new SimNode(_world, name);
        _ = node.Host.Start(() => work(node));
        return node;
    }

    void Watch(SimNode node) => _world.Network.OnSent += effect =>
    {
        if (effect.Host != node.Host)
            return;
        _requests++;
        if (effect.Batch is { } batch && Step.Prepares(batch))
            _locking.Add(node.LastAttempt!.Id);
    };

    async Task WriteAsync(SimNode node)
    {
        var random = new Random(_world.Scheduler.Random.Next());
        while (_world.Scheduler.Now < _end)
        {
            var from = random.Next(_accounts.Length);
            var to = (from + 1 + random.Next(_accounts.Length - 1)) % _accounts.Length;
            var transfer = Requests.Transfer(_accounts[from], _accounts[to], 1);
            var answer = await node.Run(transfer with { Timeout = Patience });
            Transfers += answer.Outcome == CommitOutcome.Committed ? 1 : 0;
            await Task.Delay(2 * random.NextDouble() * _pause, node.Host.Time);
        }
    }

    async Task ReadAsync(SimNode node, Func<SimNode, Task<IEnumerable<string?>?>> readAsync)
    {
        while (_world.Scheduler.Now < _end)
        {
            var start = _world.Scheduler.Now;
            if (await readAsync(node) is { } values)
            {
                _waits.Add(_world.Scheduler.Now - start);
                RequireWhole(values);
            }
            else
            {
                Starved++;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), node.Host.Time);
        }
    }

    async Task<IEnumerable<string?>?> SnapshotAsync(SimNode node) =>
        (await node.ReadAll([.. _accounts]))?.Items.Select(state => state.Value);

    async Task<IEnumerable<string?>?> AuditAsync(SimNode node)
    {
        var reads = _accounts.Select(account => new ReadOperation(account));
        var answer = await node.Run(Requests.Of([.. reads]) with { Timeout = Patience, DryRun = IsDry });
        return answer.Outcome == CommitOutcome.Committed ? answer.Results.Select(result => result.Value) : null;
    }

    void RequireWhole(IEnumerable<string?> values)
    {
        var balances = values.Select(Balance).ToList();
        if (balances.Sum() != OpeningBalance * _accounts.Length)
            throw new WorldInspection(_world).Failure($"somebody read {string.Join(' ', balances)}");
    }

    double Wait(double share) =>
        Answered == 0 ? 0 : _waits.Order().ElementAt((int)(share * (Answered - 1))).TotalMilliseconds;

    static int Balance(string? value)
    {
        using var json = JsonDocument.Parse(value!);
        return json.RootElement.GetProperty("n").GetInt32();
    }
}

using System.Globalization;
using Coordinator.Core;
using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Durable;

/// <summary>
/// Durable transfers between a few accounts, all at once, while hosts die, requests and answers get lost, and writes
/// come late and twice. Each must end, for good and the same in every replay, and the balances must be what the answers
/// say.
/// </summary>
sealed class DurableNemesis
{
    /// <summary>Transfers in a run.</summary>
    public const int Transfers = 6;

    const int Accounts = 3;
    const long Money = 100;

    static readonly FaultRates Faults = new()
    {
        LostRequests = 0.03,
        LostReplies = 0.03,
        LateWrites = 0.02,
        DuplicateWrites = 0.03,
        LatestArrival = TimeSpan.FromSeconds(20),
    };

    readonly SimWorld _world;
    readonly DecisionWatch _decisions;
    readonly Random _random;
    readonly List<ItemName> _accounts;
    readonly List<DurableProtocol<TransactionAnswer>> _runs = [];

    public DurableNemesis(int seed, int replicas)
    {
        _world = new SimWorld(WorldOptions.Random(seed, replicas));
        _decisions = new DecisionWatch(_world.Network, host => (object?)_runs.Find(run => run.RanOn(host)) ?? host);
        _random = new Random(seed);
        _accounts = [.. Enumerable.Range(0, Accounts).Select(number => _world.ItemIn(number % 2, Name("a", number)))];
    }

    /// <summary>How many results the engine forgets, in [0, 1].</summary>
    public double ForgottenShare { get; init; }

    /// <summary>Hosts that died.</summary>
    public int Deaths => _runs.Sum(run => run.Lives - 1);

    /// <summary>Transfers that committed.</summary>
    public int Committed => _runs.Count(run => run.Final?.Outcome == CommitOutcome.Committed);

    /// <summary>Runs it; throws when something is wrong.</summary>
    public void Run() => FailureStory.Of(_world.Scheduler, _world.Network.Trace.ToString, () =>
    {
        var founder = new SimNode(_world, "founder");
        _world.Scheduler.Run(founder.Run(Requests.Put(Money, _accounts)));
        _world.Scheduler.RunUntilIdle();
        _world.Network.Faults = new RandomFaults(Faults, _random);
        _runs.AddRange(Enumerable.Range(0, Transfers).Select(Start));
        _world.Scheduler.RunUntilIdle();
        foreach (var run in _runs)
            RequireEnded(run);
        RequireBalances(_world.Settle());
    });

    /// <summary>What happened.</summary>
    public Tally Tally()
    {
        var tally = new Tally
        {
            [Figures.Transactions] = Transfers,
            [Figures.Committed] = Committed,
            [Figures.Recovered] = _decisions.ByRecoverers,
            [Figures.Crashes] = Deaths,
        };
        tally.Add(NetworkTally.Of(_world.Network));
        return tally;
    }

    DurableProtocol<TransactionAnswer> Start(int number)
    {
        var from = number % Accounts;
        var request = Requests.Transfer(_accounts[from], _accounts[(from + 1) % Accounts], number + 1) with
        {
            Id = _world.IdIn(_random.Next(_world.Map.SlotCount), Name("t", number)),
            Timeout = TimeSpan.FromSeconds(60),
        };
        var order = new CommitOrder(request, DurableTimings.Of(new CoordinatorOptions()), Name("seed", number));
        var run = DurableRuns.Commit(_world, order);
        run.Crashes = new CrashPoints([.. Enumerable.Range(0, 4).Select(_ => _random.Next(60))]);
        if (ForgottenShare > 0)
            run.Records = _ => _random.NextDouble() >= ForgottenShare;
        _world.Scheduler.Schedule(null, TimeSpan.FromMilliseconds(_random.Next(200)), run.Begin);
        return run;
    }

    void RequireEnded(DurableProtocol<TransactionAnswer> run)
    {
        if (run.Final is not { Outcome: not CommitOutcome.InDoubt } final)
            throw Failure($"a transfer ended as {run.Final?.Outcome.ToString() ?? "nothing"}");
        if (run.Replay()?.Outcome is var again && again != final.Outcome)
            throw Failure($"a transfer is {final.Outcome}, and {again} in its replay");
    }

    void RequireBalances(WorldInspection inspection)
    {
        var expected = _accounts.Select(_ => Money).ToList();
        foreach (var (number, _) in _runs.Index().Where(run => run.Item.Final!.Outcome == CommitOutcome.Committed))
        {
            expected[number % Accounts] -= number + 1;
            expected[(number + 1) % Accounts] += number + 1;
        }

        var found = _accounts.Select(account => inspection.Item(account)?.Value).ToList();
        if (!found.SequenceEqual(expected.Select(Requests.Number)))
            throw Failure($"the accounts hold {string.Join(' ', found)}, not {string.Join(' ', expected)}");
    }

    SimulationFailedException Failure(string problem) => new WorldInspection(_world).Failure(problem);

    static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}

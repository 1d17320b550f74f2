using System.Globalization;
using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Durable;

/// <summary>
/// Durable transfers between a few accounts, all at once, while hosts die, requests and answers get lost, and writes
/// come late and twice.
/// </summary>
public class DurableNemesisTests
{
    const int Runs = 30;
    const int Accounts = 3;
    const int Transfers = 6;
    const long Money = 100;

    static readonly FaultRates Faults = new()
    {
        LostRequests = 0.03,
        LostReplies = 0.03,
        LateWrites = 0.02,
        DuplicateWrites = 0.03,
        LatestArrival = TimeSpan.FromSeconds(20),
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Money_appears_or_vanishes_or_a_submitted_transfer_never_ends(int replicas)
    {
        var (lives, committed) = (0, 0);
        Seeds.ForEach(Runs, seed =>
        {
            var runs = Run(seed, replicas);
            lives += runs.Sum(run => run.Lives);
            committed += runs.Count(run => run.Final!.Outcome == CommitOutcome.Committed);
        });
        var deaths = lives - (Runs * Transfers);
        Assert.True(deaths > Runs, $"hosts died {deaths} times: that shows little");
        Assert.True(committed > Runs * Transfers / 2, $"{committed} committed");
    }

    static List<DurableProtocol<TransactionAnswer>> Run(int seed, int replicas)
    {
        var world = new SimWorld(WorldOptions.Random(seed, replicas));
        var random = new Random(seed);
        var accounts = Enumerable.Range(0, Accounts)
            .Select(number => world.ItemIn(number % 2, Name("a", number))).ToList();
        var founder = new SimNode(world, "founder");
        world.Scheduler.Run(founder.Run(Requests.Put(Money, accounts)));
        world.Scheduler.RunUntilIdle();
        world.Network.Faults = new RandomFaults(Faults, random);

        var runs = Enumerable.Range(0, Transfers).Select(number => Start(world, random, accounts, number)).ToList();
        world.Scheduler.RunUntilIdle();

        Assert.All(runs, run => Assert.NotNull(run.Final));
        Assert.All(runs, run => Assert.NotEqual(CommitOutcome.InDoubt, run.Final!.Outcome));
        Assert.All(runs, run => Assert.Equal(run.Final!.Outcome, run.Replay()!.Outcome));
        var balances = Balances(world.Settle(), accounts);
        Assert.Equal(Expected(accounts, runs), balances);
        return runs;
    }

    static DurableProtocol<TransactionAnswer> Start(SimWorld world, Random random, List<ItemName> accounts, int number)
    {
        var from = number % Accounts;
        var request = Requests.Transfer(accounts[from], accounts[(from + 1) % Accounts], number + 1) with
        {
            Id = world.IdIn(random.Next(world.Map.SlotCount), Name("t", number)),
            Timeout = TimeSpan.FromSeconds(60),
        };
        var order = new CommitOrder(request, DurableTimings.Of(new CoordinatorOptions()), Name("seed", number));
        var run = DurableRuns.Commit(world, order);
        run.Crashes = new CrashPoints([.. Enumerable.Range(0, 4).Select(_ => random.Next(60))]);
        world.Scheduler.Schedule(null, TimeSpan.FromMilliseconds(random.Next(200)), run.Begin);
        return run;
    }

    static List<long> Expected(List<ItemName> accounts, List<DurableProtocol<TransactionAnswer>> runs)
    {
        var expected = accounts.Select(_ => Money).ToList();
        for (var number = 0; number < runs.Count; number++)
        {
            if (runs[number].Final!.Outcome != CommitOutcome.Committed)
                continue;
            expected[number % Accounts] -= number + 1;
            expected[(number + 1) % Accounts] += number + 1;
        }

        return expected;
    }

    static List<long> Balances(WorldInspection inspection, List<ItemName> accounts) =>
        [.. accounts.Select(account => Enumerable.Range(0, 300)
            .First(n => inspection.Item(account)!.Value == Requests.Number(n))).Select(n => (long)n)];

    static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}

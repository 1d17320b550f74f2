using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>A coordinator that dies at any of its requests, and one that dies while it recovers (T08, T09).</summary>
public class CrashSweepTests
{
    const string Mark = "t";

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(1, 8)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(2, 3)]
    [InlineData(2, 8)]
    public void A_crash_at_some_effect_leaves_half_a_transaction(int replicas, int participants)
    {
        var (committed, aborted) = (0, 0);
        foreach (var isAfter in new[] { false, true })
        {
            for (var k = 0; ; k++)
            {
                var (world, items) = NewWorld(replicas, participants);
                var (struck, answer) = RunAndCrash(world, items, k, isAfter);
                var happened = items.RequireWhole(world.Settle(), Mark, answer);
                _ = happened ? committed++ : aborted++;
                if (!struck)
                    break;
            }
        }

        // The sweep went through both fates, else it tested nothing.
        Assert.True(committed > 2 && aborted > 2, $"{committed} committed, {aborted} aborted");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_crash_in_the_middle_of_recovery_leaves_half_a_transaction(int replicas)
    {
        foreach (var isAfter in new[] { false, true })
        {
            for (var (k, isStruck) = (0, true); isStruck; k++)
                isStruck = CrashRecoveriesOf(replicas, k, isAfter);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_transaction_that_meets_what_a_crash_left_waits_for_ever(int replicas)
    {
        for (var (k, isStruck) = (0, true); isStruck; k++)
        {
            var (world, items) = NewWorld(replicas, participants: 2);
            (isStruck, var answer) = RunAndCrash(world, items, k, isAfter: true);
            world.Network.Faults = new NoFaults();
            var next = new SimNode(world, "next");
            var second = world.Scheduler.Run(next.Run(
                Requests.Mark("next", items.Names) with { Timeout = TimeSpan.FromSeconds(10) }));

            Assert.Equal(CommitOutcome.Committed, second.Outcome);
            var inspection = world.Settle();
            items.RequireWhole(inspection, Mark, answer);
            Assert.True(items.RequireWhole(inspection, "next", second));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_retry_with_the_same_id_after_a_crash_happens_twice(int replicas)
    {
        for (var (k, isStruck) = (0, true); isStruck; k++)
        {
            var (world, items) = NewWorld(replicas, participants: 2);
            var request = Requests.Mark(Mark, items.Names) with { Id = world.IdIn(3, "order") };
            (isStruck, _) = RunAndCrash(world, request, k, isAfter: true);
            world.Network.Faults = new NoFaults();
            var retry = new SimNode(world, "retry");
            var answer = world.Scheduler.Run(retry.Run(request with { Timeout = TimeSpan.FromSeconds(10) }));

            Assert.Equal(CommitOutcome.Committed, answer.Outcome);
            Assert.All(answer.Results, result => Assert.Equal(2, result.Version));
            Assert.True(items.RequireWhole(world.Settle(), Mark, answer));
        }
    }

    static bool CrashRecoveriesOf(int replicas, int k, bool isAfter)
    {
        foreach (var isSecondAfter in new[] { false, true })
        {
            for (var j = 0; ; j++)
            {
                var (world, items) = NewWorld(replicas, participants: 2);
                var (struck, answer) = RunAndCrash(world, items, k, isAfter);
                if (!struck)
                    return false;
                var recovered = SweepAndCrash(world, j, isSecondAfter);
                items.RequireWhole(world.Settle(), Mark, answer);
                if (recovered)
                    break;
            }
        }

        return true;
    }

    static (SimWorld World, MarkedItems Items) NewWorld(int replicas, int participants)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        return (world, new MarkedItems(world, participants));
    }

    static (bool Struck, TransactionAnswer? Answer) RunAndCrash(
        SimWorld world, MarkedItems items, int k, bool isAfter) =>
        RunAndCrash(world, Requests.Mark(Mark, items.Names), k, isAfter);

    static (bool Struck, TransactionAnswer? Answer) RunAndCrash(
        SimWorld world, TransactionRequest request, int k, bool isAfter)
    {
        var node = new SimNode(world, "coordinator");
        var crash = new CrashAt(node.Host, k, isAfter);
        world.Network.Faults = crash;
        var answer = node.Run(request);
        world.Scheduler.RunUntilIdle();
        return (crash.HasStruck, answer.IsCompleted ? answer.Result : null);
    }

    /// <returns>Whether the sweep came to its end without a crash.</returns>
    static bool SweepAndCrash(SimWorld world, int j, bool isAfter)
    {
        world.Scheduler.RunFor(TimeSpan.FromSeconds(10));
        var node = new SimNode(world, "recovery");
        var crash = new CrashAt(node.Host, j, isAfter);
        world.Network.Faults = crash;
        _ = node.Sweep();
        world.Scheduler.RunUntilIdle();
        return !crash.HasStruck;
    }
}

using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Core.Tests.Protocol;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Durable;

/// <summary>The two-phase commit of an orchestration, whose host dies at every point that it has.</summary>
public class DurableCrashSweepTests
{
    const string Mark = "t";

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(2, 8)]
    [InlineData(3, 2)]
    public void A_crash_at_some_point_leaves_half_a_transaction_or_forgets_one(int replicas, int participants)
    {
        for (var (point, isStruck) = (0, true); isStruck; point++)
            isStruck = Run(replicas, participants, point).Crashes.Strikes > 0;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_second_crash_after_the_first_leaves_half_a_transaction(int replicas)
    {
        for (var (first, isStruck) = (0, true); isStruck; first++)
        {
            for (var second = first + 1; second < first + 8; second++)
                isStruck = Run(replicas, participants: 2, first, second).Crashes.Strikes > 0;
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void A_recovery_whose_host_dies_leaves_an_attempt_undecided(int replicas, bool isPrepared)
    {
        for (var (point, isStruck) = (0, true); isStruck; point++)
        {
            var world = new SimWorld(new WorldOptions { Replicas = replicas });
            var items = new MarkedItems(world, 2);
            var attempt = Abandon(world, items, isPrepared);

            var run = DurableRuns.Recovery(world, attempt);
            run.Crashes = new CrashPoints(point);
            run.Begin();
            world.Scheduler.RunUntilIdle();

            isStruck = run.Crashes.Strikes > 0;
            Assert.Equal(isPrepared ? Verdict.Committed : Verdict.Aborted, run.Final!.Verdict);
            new WorldInspection(world).RequireAtRest();
            Assert.Equal(isPrepared, items.RequireWhole(world.Settle(), Mark, answer: null));
        }
    }

    /// <summary>A host prepares everywhere, or everywhere but in one slot, and dies.</summary>
    static Attempt Abandon(SimWorld world, MarkedItems items, bool isPrepared)
    {
        var coordinator = new SimNode(world, "coordinator", new NodeOptions { DropsFinish = true });
        world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            !isPrepared && effect.Batch is { Replica.Slot.Value: 1 } ? FaultKind.LoseRequest : FaultKind.None));
        _ = coordinator.Run(Requests.Mark(Mark, items.Names));
        world.Scheduler.RunFor(TimeSpan.FromMilliseconds(100));
        coordinator.Host.Crash();
        world.Network.Faults = new NoFaults();
        return coordinator.LastAttempt!;
    }

    static DurableProtocol<TransactionAnswer> Run(int replicas, int participants, params int[] points)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var items = new MarkedItems(world, participants);
        var request = Requests.Mark(Mark, items.Names) with { Id = world.IdIn(3, "order") };
        var run = DurableRuns.Commit(world, new CommitOrder(request, new CoordinatorOptions(), "seed"));
        run.Crashes = new CrashPoints(points);
        run.Begin();
        world.Scheduler.RunUntilIdle();

        Assert.NotNull(run.Final);
        Assert.Equal(CommitOutcome.Committed, run.Final.Outcome);
        Assert.All(run.Final.Results, result => Assert.Equal(2, result.Version));
        new WorldInspection(world).RequireAtRest();
        Assert.True(items.RequireWhole(world.Settle(), Mark, run.Final));
        Assert.Equal(run.Final.CommitTime, run.Replay()!.CommitTime);
        return run;
    }
}

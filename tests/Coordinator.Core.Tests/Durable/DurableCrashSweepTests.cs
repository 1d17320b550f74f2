using Coordinator.Core.Durable;
using Coordinator.Core.Tests.Protocol;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Durable;
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
    public void A_crash_at_some_point_leaves_half_a_transaction_or_forgets_a_submitted_one(int replicas, int participants)
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

    static DurableCommit Run(int replicas, int participants, params int[] points)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var items = new MarkedItems(world, participants);
        var request = Requests.Mark(Mark, items.Names) with { Id = world.IdIn(3, "order") };
        var run = new DurableCommit(world, new CommitOrder(request, new CoordinatorOptions(), "seed"))
        {
            Crashes = new CrashPoints(points),
        };
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

using Coordinator.Core.Recovery;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>
/// Attempts at the edge of their lease (T16), and how long what a dead coordinator left can stand in the way (T11).
/// </summary>
public class DeadlineTests
{
    const string Mark = "t";
    static readonly TimeSpan Slower = TimeSpan.FromMilliseconds(4);
    static readonly TimeSpan Lease = new CoordinatorOptions().AttemptLease;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_vote_that_arrives_at_the_deadline_is_decided_twice(int replicas)
    {
        var committed = 0;
        Seeds.ForEach(500, seed =>
        {
            var world = new SimWorld(WorldOptions.Random(seed, replicas) with { Latency = Latency.Fixed });
            var items = new MarkedItems(world, slots: 2);
            var random = world.Scheduler.Random;
            var node = new SimNode(world, "node");
            world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
                effect.Host == node.Host && effect.Batch is { } batch && Step.Prepares(batch) && random.Next(2) == 0
                    ? FaultKind.Hold
                    : FaultKind.None));
            var run = node.Run(Requests.Mark(Mark, items.Names));
            var start = world.Scheduler.Now;
            world.Scheduler.RunFor(TimeSpan.FromMilliseconds(10));
            foreach (var request in world.Network.Held)
                world.Scheduler.Schedule(null, AroundDeadline(world, start, random) + Slower, request.Deliver);
            for (var other = 0; other < 2 && node.LastAttempt is { } attempt; other++)
            {
                // Clocks differ: one may think that the deadline has passed, the other that it has not.
                var skew = new NodeOptions { Skew = TimeSpan.FromMilliseconds(random.Next(-3, 4)) };
                var resolver = new SimNode(world, $"resolver {other}", skew);
                world.Scheduler.Schedule(
                    null,
                    AroundDeadline(world, start, random),
                    () => Ignore(resolver.Resolve(attempt, mayRefuse: false)));
            }

            var answer = world.Scheduler.Run(run);
            committed += items.RequireWhole(world.Settle(), Mark, answer) ? 1 : 0;
        });

        Assert.InRange(committed, 50, 450);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_dead_coordinator_prepared_everywhere_is_not_free_at_once(int replicas)
    {
        var (world, items) = NewWorld(replicas);
        var dead = new SimNode(world, "dead", new NodeOptions { DropsFinish = true });
        world.Scheduler.Run(dead.Run(Requests.Mark(Mark, items.Names)));
        dead.Host.Crash();

        var waited = TimeOf(world, items);
        Assert.True(waited < TimeSpan.FromMilliseconds(100), $"it took {waited}");
        Assert.True(items.RequireWhole(world.Settle(), Mark, answer: null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_dead_coordinator_prepared_in_part_stands_in_the_way_longer_than_its_lease(int replicas)
    {
        var (world, items) = NewWorld(replicas);
        var dead = new SimNode(world, "dead");
        var prepares = 0;
        world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Host == dead.Host && effect.Batch is { } batch && Step.Prepares(batch) && prepares++ > 0
                ? FaultKind.CrashBefore
                : FaultKind.None));
        _ = dead.Run(Requests.Mark(Mark, items.Names));
        world.Scheduler.RunUntilIdle();
        Assert.False(dead.Host.IsAlive);

        var waited = TimeOf(world, items);
        Assert.True(waited < Lease + TimeSpan.FromSeconds(1), $"it took {waited}");
        Assert.False(items.RequireWhole(world.Settle(), Mark, answer: null));
    }

    [Fact]
    public void A_younger_attempt_starves_an_older_one()
    {
        var (world, items) = NewWorld(replicas: 1);
        var patient = new CoordinatorOptions { AttemptLease = TimeSpan.FromMinutes(1) };
        var old = new SimNode(world, "old", new NodeOptions { Coordinator = patient });
        var young = new SimNode(world, "young", new NodeOptions { Coordinator = patient });
        var firstRead = true;
        world.Network.Faults = new ScriptedFaults(effect =>
        {
            if (effect.Host == young.Host && effect.Batch is { } batch && Step.Prepares(batch)
                && batch.Replica.Slot.Value == 1)
                return FaultDecision.Of(FaultKind.Hold);
            if (effect.Host != old.Host || effect.Kind != EffectKind.Read || !firstRead)
                return FaultDecision.None;
            firstRead = false;
            return FaultDecision.Of(FaultKind.LoseRequest);
        });
        var oldRun = old.Run(Requests.Mark("old", items.Names) with { Timeout = TimeSpan.FromSeconds(20) });
        world.Scheduler.RunFor(TimeSpan.FromMilliseconds(100));
        _ = young.Run(Requests.Mark("young", items.Names));
        var answer = world.Scheduler.Run(oldRun);

        Assert.True(world.Scheduler.Elapsed < TimeSpan.FromSeconds(10), $"it took {world.Scheduler.Elapsed}");
        Assert.True(items.RequireWhole(world.Settle(), "old", answer));
    }

    static TimeSpan TimeOf(SimWorld world, MarkedItems items)
    {
        world.Network.Faults = new NoFaults();
        var start = world.Scheduler.Now;
        var next = new SimNode(world, "next");
        var answer = world.Scheduler.Run(next.Run(
            Requests.Mark("next", items.Names) with { Timeout = TimeSpan.FromSeconds(20) }));
        Assert.Equal(CommitOutcome.Committed, answer.Outcome);
        return world.Scheduler.Now - start;
    }

    static TimeSpan AroundDeadline(SimWorld world, DateTimeOffset start, Random random) =>
        start + Lease + TimeSpan.FromMilliseconds(random.Next(-4, 8)) - world.Scheduler.Now;

    static void Ignore(Task<Resolution> resolution) => _ = resolution;

    static (SimWorld World, MarkedItems Items) NewWorld(int replicas)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        return (world, new MarkedItems(world, slots: 2));
    }
}

using Coordinator.Core.Effects;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>
/// Founding, bumping and cleaning: a crash at any of their requests, and requests of theirs that arrive late.
/// </summary>
public class HousekeepingTests
{
    const string Mark = "t";

    [Fact]
    public void A_crash_in_the_middle_of_founding_leaves_slots_closed_for_ever()
    {
        foreach (var isAfter in new[] { false, true })
        {
            for (var (k, isStruck) = (0, true); isStruck; k++)
            {
                var site = new FoundingSite();
                var crash = site.CrashAt(k, isAfter);
                _ = site.Found();
                site.Scheduler.RunUntilIdle();
                isStruck = crash.HasStruck;

                site.Restart();
                var map = site.Scheduler.Run(site.Found());
                Assert.Equal(site.Wanted, map);
                Assert.All(site.Replicas, replica => Assert.True(site.IsOpen(replica, 1)));
            }
        }
    }

    [Fact]
    public void A_late_duplicate_of_founding_opens_an_epoch_that_was_closed()
    {
        var site = new FoundingSite();
        var batches = new List<Batch>();
        site.Network.OnSent += effect => batches.AddRange(effect.Batch is { } batch ? [batch] : []);
        site.Scheduler.Run(site.Found());
        var founding = batches.ToList();
        Assert.True(site.Scheduler.Run(site.Bump()));

        Assert.Equal(site.Replicas.Length, founding.Count);
        foreach (var batch in founding)
            Assert.Equal(CommitStatus.Refused, site.Store.Commit(batch).Status);
        Assert.False(site.IsOpen(site.Replicas[0], 1));
    }

    [Fact]
    public void A_crash_in_the_middle_of_a_bump_closes_a_shard_for_ever()
    {
        foreach (var isAfter in new[] { false, true })
        {
            for (var (k, isStruck) = (0, true); isStruck; k++)
            {
                var site = new FoundingSite();
                site.Scheduler.Run(site.Found());
                site.Restart();
                var crash = site.CrashAt(k, isAfter);
                _ = site.Bump();
                site.Scheduler.RunUntilIdle();
                isStruck = crash.HasStruck;

                site.Restart();
                Assert.True(site.Scheduler.Run(site.Bump()));
                var shard = site.Register.Map!.Shards[0];
                Assert.Null(shard.Pending);
                Assert.All(
                    shard.Slots.SelectMany(slot => shard.Of(slot).InSync),
                    replica => Assert.True(site.IsOpen(replica, shard.Epoch.Value)));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_crash_in_the_middle_of_cleaning_loses_an_item_or_leaves_garbage(int replicas)
    {
        for (var (k, isStruck) = (0, true); isStruck; k++)
        {
            var world = new SimWorld(new WorldOptions { Slots = 3, Replicas = replicas });
            var items = new MarkedItems(world, slots: 2);
            LeaveGarbage(world, items);
            var cleaner = new SimNode(world, "cleaner");
            var crash = new CrashAt(cleaner.Host, k, isAfter: true);
            world.Network.Faults = crash;
            _ = cleaner.Clean();
            world.Scheduler.RunUntilIdle();
            isStruck = crash.HasStruck;

            world.Network.Faults = new NoFaults();
            var next = new SimNode(world, "next");
            for (var round = 0; round < 3; round++)
                world.Scheduler.Run(next.Clean());
            var answer = world.Scheduler.Run(next.Run(
                Requests.Mark(Mark, items.Names) with { Timeout = TimeSpan.FromSeconds(5) }));
            Assert.Equal(CommitOutcome.Committed, answer.Outcome);
            Assert.True(items.RequireWhole(world.Settle(), Mark, answer));
            Assert.DoesNotContain(
                world.Map.Slots.SelectMany(slot => world.Map.Of(slot).InSync)
                    .SelectMany(replica => world.Store.RowsOf(replica)),
                stored => stored.Row is VoteRow or ItemRow { Exists: false });
        }
    }

    [Fact]
    public void Every_row_of_garbage_makes_the_cleaner_ask_for_the_same_guard()
    {
        var world = new SimWorld(new WorldOptions { Slots = 3 });
        var node = new SimNode(world, "node");
        foreach (var item in Enumerable.Range(0, 5).Select(number => world.ItemIn(2, $"item{number}")))
        {
            world.Scheduler.Run(node.Run(Requests.Put(1, item)));
            world.Scheduler.Run(node.Run(Requests.Of(new DeleteOperation(item))));
        }

        world.Scheduler.RunFor(TimeSpan.FromHours(2));
        world.Scheduler.Run(node.Clean());
        var asked = new List<RowAddress>();
        world.Network.OnSent += effect => asked.AddRange(effect.Row is { } row ? [row] : []);
        world.Scheduler.Run(node.Clean());

        Assert.Equal(asked.Distinct(), asked);
        Assert.DoesNotContain(world.Store.RowsOf(world.ReplicaOf(2, 0)), stored => stored.Row is ItemRow);
    }

    /// <summary>A tombstone, and refusals of a transaction that never arrived, two hours old.</summary>
    static void LeaveGarbage(SimWorld world, MarkedItems items)
    {
        var node = new SimNode(world, "node");
        world.Scheduler.Run(node.Run(Requests.Put(1, world.ItemIn(2))));
        world.Scheduler.Run(node.Run(Requests.Of(new DeleteOperation(world.ItemIn(2)))));
        var lost = new SimNode(world, "lost");
        world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Host == lost.Host && effect.Kind == EffectKind.Commit ? FaultKind.Hold : FaultKind.None));
        _ = lost.Run(Requests.Mark("lost", items.Names));
        world.Scheduler.RunUntilIdle();
        world.Scheduler.Run(node.Resolve(lost.LastAttempt!, mayRefuse: true));
        lost.Host.Crash();
        world.Scheduler.RunFor(TimeSpan.FromHours(2));
    }
}

using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>What a transaction's status says while conflicts make its run try again and again.</summary>
public class StatusWhileRetryingTests
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A client that heard "aborted" does the work under another id. So that must not be said between two attempts.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_transaction_that_goes_on_to_commit_is_told_to_be_aborted(int replicas)
    {
        var lost = 0;
        Seeds.ForEach(20, seed =>
        {
            const int clients = 8;
            var world = new SimWorld(WorldOptions.Random(seed, replicas));
            var items = new MarkedItems(world, slots: 2);
            var ids = Enumerable.Range(0, clients).Select(number => world.IdIn(number, $"order-{number}")).ToList();
            var runs = ids.Select(id => new SimNode(world, $"run of {id}").Run(
                Requests.Mark(id.Value, items.Names) with { Id = id, Timeout = Timeout })).ToList();

            var poller = new SimNode(world, "poller");
            var told = ids.ToDictionary(id => id, _ => new List<TransactionStatus>());
            while (runs.Exists(run => !run.IsCompleted))
            {
                foreach (var (id, run) in ids.Zip(runs))
                {
                    var isRunning = !run.IsCompleted;
                    var status = world.Scheduler.Run(poller.Find(id)).Status;
                    if (isRunning)
                        told[id].Add(status);
                }

                world.Scheduler.RunFor(TimeSpan.FromMilliseconds(5));
            }

            foreach (var (id, run) in ids.Zip(runs))
            {
                var answer = world.Scheduler.Run(run);
                lost += answer.Attempts > 1 ? 1 : 0;
                var said = string.Join(' ', told[id]);
                if (answer.Outcome == CommitOutcome.Committed)
                    Assert.False(told[id].Contains(TransactionStatus.Aborted), $"{id} committed, but: {said}");
            }

            world.Settle();
        });
        Assert.True(lost > 0, "no transaction lost an attempt, so nothing was tested");
    }

    [Fact]
    public void A_transaction_whose_host_died_is_told_aborted_at_once_or_pending_for_ever()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2 });
        var items = new MarkedItems(world, slots: 2);
        var id = world.IdIn(3, "order");
        var node = new SimNode(world, "node");
        var home = world.ReplicaOf(3, 0).Slot;
        world.Network.Faults = new ScriptedFaults(effect => effect.Batch is not { } batch || batch.Replica.Slot == home
            ? FaultDecision.None
            : FaultDecision.Of(FaultKind.Hold));
        _ = node.Run(Requests.Mark("order", items.Names) with { Id = id, Timeout = Timeout });
        world.Scheduler.RunFor(TimeSpan.FromMilliseconds(100));
        node.Host.Crash();
        world.Network.Faults = new NoFaults();

        var poller = new SimNode(world, "poller");
        world.Scheduler.RunFor(TimeSpan.FromSeconds(3));
        Assert.Equal(TransactionStatus.Pending, world.Scheduler.Run(poller.Find(id)).Status);
        world.Scheduler.RunFor(Timeout);
        Assert.Equal(TransactionStatus.Aborted, world.Scheduler.Run(poller.Find(id)).Status);
    }
}

using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>A sweeper that looks at few slots a round, and first at those where its host left something open.</summary>
public class PacedSweepTests
{
    [Fact]
    public void A_slot_known_to_be_open_is_forgotten_because_its_attempt_was_too_young_for_the_first_look()
    {
        var world = new SimWorld(new WorldOptions { Slots = 64 });
        var node = new SimNode(world, "node", new NodeOptions
        {
            Coordinator = new CoordinatorOptions { SlotsPerSweep = 1 },
            DropsFinish = true,
        });
        var answer = world.Scheduler.Run(node.Run(Requests.Put(1, world.ItemIn(40), world.ItemIn(50))));
        Assert.Equal(CommitOutcome.Committed, answer.Outcome);
        node.OpenSlots.Add(node.LastAttempt!);

        world.Scheduler.Run(node.Sweep());
        Assert.Equal(2, Intents(world));
        world.Scheduler.RunFor(TimeSpan.FromSeconds(2));
        world.Scheduler.Run(node.Sweep());

        Assert.Equal(0, Intents(world));
    }

    static int Intents(SimWorld world) => world.Store.Replicas.SelectMany(replica => world.Store.RowsOf(replica))
        .Count(stored => stored.Row is ItemRow { Intent: not null });
}

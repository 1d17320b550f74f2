using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>
/// A row that breaks an invariant is a bug or a damaged disk: it must be loud, and it must not stop everything else.
/// </summary>
public class DamagedRowTests
{
    const int MoreThanSweptAtOnce = 20;

    [Fact]
    public void One_damaged_vote_keeps_the_sweeper_from_all_attempts_after_it()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2 });
        var first = new SimNode(world, "first", new NodeOptions { DropsFinish = true });
        var request = Requests.Put(1, world.ItemIn(1), world.ItemIn(2));
        Assert.Equal(CommitOutcome.Committed, world.Scheduler.Run(first.Run(request)).Outcome);
        var sound = first.LastAttempt!;
        for (var i = 0; i < MoreThanSweptAtOnce; i++)
            world.Store.Put(world.ReplicaOf(3, 0), Damaged(sound, i));

        world.Scheduler.RunFor(TimeSpan.FromMinutes(1));
        var node = new SimNode(world, "second");
        var swept = Assert.Throws<SimulationFailedException>(() => world.Scheduler.Run(node.Sweep()));

        Assert.Contains("slot 999 is in no shard", swept.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            world.Store.Replicas.SelectMany(replica => world.Store.RowsOf(replica)),
            stored => stored.Row is ItemRow { Intent: not null } or OutcomeRow { State: OutcomeState.Pending });
    }

    /// <summary>
    /// Older than the sound attempt, so that it is swept first; its home is a slot that does not exist.
    /// </summary>
    static VoteRow Damaged(Attempt sound, int number) => new()
    {
        Attempt = sound with
        {
            Id = sound.Id with { Transaction = new TransactionId($"damaged-{number}") },
            Home = new SlotId(999),
            CommitTime = new Hlc(sound.CommitTime.Value - 1),
        },
        State = VoteState.Prepared,
        Items = [],
    };
}

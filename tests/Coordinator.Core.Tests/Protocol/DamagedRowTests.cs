using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
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

    [Fact]
    public void One_unreadable_row_keeps_the_sweeper_and_the_list_from_its_store()
    {
        var world = new SimWorld(new WorldOptions { Stores = 1 });
        var first = new SimNode(world, "first", new NodeOptions { DropsFinish = true });
        world.Scheduler.Run(first.Run(Requests.Put(1, world.ItemIn(1), world.ItemIn(2))));
        var sound = first.LastAttempt!;
        var damaged = Damaged(sound, 0);
        world.Store.Put(world.ReplicaOf(0, 0), damaged);
        world.Store.Damage(new RowAddress(world.ReplicaOf(0, 0), damaged.Key));
        world.Scheduler.RunFor(TimeSpan.FromMinutes(1));

        var node = new SimNode(world, "second");
        var listed = world.Scheduler.Run(node.ListInDoubt());
        Assert.Equal(sound.Id, Assert.Single(listed.Transactions).Attempt.Id);
        Assert.Equal(1, listed.UnreadableRows);

        world.Scheduler.Run(node.Sweep());
        Assert.Empty(world.Scheduler.Run(node.ListInDoubt()).Transactions);
    }

    [Fact]
    public void One_row_that_breaks_an_invariant_keeps_the_clean_up_from_all_rows_after_it()
    {
        var world = new SimWorld(new WorldOptions { Stores = 1 });
        var node = new SimNode(world, "node");
        world.Scheduler.Run(node.Run(Requests.Put(1, world.ItemIn(2))));
        world.Scheduler.Run(node.Run(Requests.Of(new DeleteOperation(world.ItemIn(2)))));
        world.Scheduler.RunFor(TimeSpan.FromHours(2));
        // Closes the tombstone's epoch, so that the next round may remove it.
        world.Scheduler.Run(node.Clean());

        // Found before the tombstone: a refusal by a slot that its attempt does not know of.
        var refusal = Damaged(node.LastAttempt!, 0) with { State = VoteState.Aborted };
        world.Store.Put(world.ReplicaOf(0, 0), refusal);
        var cleaned = Assert.Throws<SimulationFailedException>(() => world.Scheduler.Run(node.Clean()));

        Assert.Contains("slot 0 does not take part", cleaned.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(world.Store.RowsOf(world.ReplicaOf(2, 0)), stored => stored.Row is ItemRow);
    }

    [Fact]
    public void A_silent_store_hides_what_the_others_hold_in_doubt()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2 });
        var first = new SimNode(world, "first", new NodeOptions { DropsFinish = true });
        world.Scheduler.Run(first.Run(Requests.Put(1, world.ItemIn(1), world.ItemIn(2))));
        world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Store == "s0" ? FaultKind.LoseRequest : FaultKind.None));

        var listed = world.Scheduler.Run(new SimNode(world, "second").ListInDoubt());

        Assert.Equal(first.LastAttempt!.Id, Assert.Single(listed.Transactions).Attempt.Id);
        Assert.Equal("s0", Assert.Single(listed.SilentStores));
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

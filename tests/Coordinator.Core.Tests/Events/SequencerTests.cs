using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Without.Events;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Events;

/// <summary>The way from the outbox into the log, step by step (decision 0017).</summary>
public class SequencerTests
{
    const int Slot = 1;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_change_is_missing_in_a_log_or_there_twice(int replicas)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var node = new SimNode(world, "node");
        foreach (var n in Enumerable.Range(1, 5))
        {
            world.Scheduler.Run(node.Run(Requests.Put(n, world.ItemIn(Slot), world.ItemIn(2))));
            world.Scheduler.RunUntilIdle();
            if (n % 2 == 0)
                RequireSettled(world, node);
        }

        RequireSettled(world, node);
        RequireSettled(world, node);
        RequireWhole(world);
        Assert.Equal(5, world.Scheduler.Run(node.Host.Start(() => node.Log.HeadAsync(new SlotId(Slot)))));
    }

    [Fact]
    public void A_consumer_sees_what_only_the_first_replica_holds()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2 });
        var node = new SimNode(world, "node");
        world.Scheduler.Run(node.Run(Requests.Put(1, world.ItemIn(Slot))));
        world.Scheduler.RunUntilIdle();
        var store = world.ReplicaOf(Slot, 1).Store;
        world.Network.Faults = new ScriptedFaults(effect => effect.Kind == EffectKind.Commit && effect.Store == store
            ? FaultDecision.Of(FaultKind.LoseRequest)
            : FaultDecision.None);
        var progress = world.Scheduler.Run(node.Sequence(Slot))[0];

        Assert.Equal(SlotProgressState.Unknown, progress.State);
        Assert.Single(new SlotLogs(world).Of(world.ReplicaOf(Slot, 0)));
        Assert.Equal(0, world.Scheduler.Run(node.Host.Start(() => node.Log.HeadAsync(new SlotId(Slot)))));
        world.Network.Faults = new NoFaults();
        Assert.Equal(SlotProgressState.Settled, world.Scheduler.Run(node.Sequence(Slot))[0].State);
        Assert.Equal(1, world.Scheduler.Run(node.Host.Start(() => node.Log.HeadAsync(new SlotId(Slot)))));
        RequireWhole(world);
    }

    [Fact]
    public void An_effect_stands_before_its_cause()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 1 });
        var slow = new SimNode(world, "slow", new NodeOptions { DropsFinish = true });
        var quick = new SimNode(world, "quick");
        var cause = world.Scheduler.Run(slow.Run(
            Requests.Put(1, world.ItemIn(Slot, "cause"), world.ItemIn(2, "read"))));
        // Reads what the first wrote in another slot, whose vote there is still to be finished in this one.
        var effect = world.Scheduler.Run(quick.Run(Requests.Of(
            new ReadOperation(world.ItemIn(2, "read")),
            new PutOperation(world.ItemIn(Slot, "effect"), Requests.Number(2))) with
        { Timeout = TimeSpan.FromSeconds(5) }));
        world.Scheduler.RunUntilIdle();
        RequireSettled(world, quick);

        Assert.Equal(
            [cause.Id, effect.Id], new SlotLogs(world).Of(world.ReplicaOf(Slot, 0)).Select(one => one.Transaction));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_later_change_overtakes_one_that_is_committed_and_not_finished(bool isHome)
    {
        var world = new SimWorld(new WorldOptions { Replicas = 1 });
        var slow = new SimNode(world, "slow", new NodeOptions { DropsFinish = true });
        var quick = new SimNode(world, "quick");
        var id = world.IdIn(isHome ? Slot : 2, "first");
        world.Scheduler.Run(slow.Run(Requests.Put(1, world.ItemIn(Slot, "a"), world.ItemIn(3)) with { Id = id }));
        var second = world.Scheduler.Run(quick.Run(Requests.Put(2, world.ItemIn(Slot, "b"))));
        world.Scheduler.RunUntilIdle();
        var held = world.Scheduler.Run(quick.Sequence(Slot))[0];

        Assert.Equal(SlotProgressState.HeldBack, held.State);
        Assert.Equal(0, held.Head);
        // Past its time the sequencer itself looks after what holds it back.
        world.Scheduler.RunFor(TimeSpan.FromSeconds(3));
        world.Scheduler.Run(quick.Sequence(Slot));
        RequireSettled(world, quick);
        Assert.Equal([id, second.Id], new SlotLogs(world).Of(world.ReplicaOf(Slot, 0)).Select(one => one.Transaction));
    }

    [Fact]
    public void A_dead_coordinators_attempt_holds_a_log_back_for_ever()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 1 });
        var dying = new SimNode(world, "dying");
        world.Network.Faults = new ScriptedFaults(effect => effect.Host == dying.Host && effect.Store == "s2"
            && effect.Kind == EffectKind.Commit
            ? FaultDecision.Of(FaultKind.CrashBefore)
            : FaultDecision.None);
        _ = dying.Run(Requests.Put(1, world.ItemIn(Slot, "a"), world.ItemIn(2)));
        world.Scheduler.RunUntilIdle();
        world.Network.Faults = new NoFaults();
        var node = new SimNode(world, "node");
        world.Scheduler.Run(node.Run(Requests.Put(2, world.ItemIn(Slot, "b"))));
        Assert.Equal(SlotProgressState.HeldBack, world.Scheduler.Run(node.Sequence(Slot))[0].State);
        world.Scheduler.RunFor(TimeSpan.FromSeconds(3));
        world.Scheduler.Run(node.Sequence(Slot));
        Assert.Equal(SlotProgressState.Settled, world.Scheduler.Run(node.Sequence(Slot))[0].State);
        Assert.Single(new SlotLogs(world).Of(world.ReplicaOf(Slot, 0)));
    }

    [Fact]
    public void A_refusal_that_stays_holds_a_log_back()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 1 });
        var node = new SimNode(world, "node");
        var attempt = new Attempt
        {
            Id = new AttemptId(world.IdIn(2, "t"), 1, "nonce"),
            Home = new SlotId(2),
            Participants = [new(new SlotId(Slot), SimWorld.FirstEpoch), new(new SlotId(2), SimWorld.FirstEpoch)],
            PayloadHash = "hash",
            CommitTime = new Hlc(1),
            Started = new Hlc(1),
            Deadline = default,
        };
        world.Store.Put(
            world.ReplicaOf(Slot, 0), new VoteRow { Attempt = attempt, State = VoteState.Aborted, Items = [] });
        world.Scheduler.Run(node.Run(Requests.Put(2, world.ItemIn(Slot))));
        Assert.Equal(SlotProgressState.Settled, world.Scheduler.Run(node.Sequence(Slot))[0].State);
    }

    [Fact]
    public void An_unreadable_row_lets_later_changes_overtake_it()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 1 });
        var node = new SimNode(world, "node");
        world.Scheduler.Run(node.Run(Requests.Put(1, world.ItemIn(Slot, "a"))));
        var change = world.Store.RowsOf(world.ReplicaOf(Slot, 0)).Select(row => row.Row).OfType<OutboxRow>().Single();
        world.Scheduler.Run(node.Run(Requests.Put(2, world.ItemIn(Slot, "b"))));
        world.Store.Damage(new RowAddress(world.ReplicaOf(Slot, 0), change.Key));
        Assert.Equal(SlotProgressState.HeldBack, world.Scheduler.Run(node.Sequence(Slot))[0].State);
        Assert.Empty(new SlotLogs(world).Of(world.ReplicaOf(Slot, 0)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_change_of_many_bytes_or_rows_is_torn(int replicas)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var node = new SimNode(world, "node");
        var large = $"{{\"text\":\"{new string('x', 300_000)}\"}}";
        var tag = world.ItemIn(Slot).Key;
        var many = Enumerable.Range(0, Limits.ItemsPerSlotMax).Select(n => new ItemName("c", $"{tag}{n}")).ToArray();
        Commit(Requests.Of([.. many.Take(3).Select(item => new PutOperation(item, large))]));
        Commit(Requests.Put(1, many));
        Commit(Requests.Put(2, many));
        RequireSettled(world, node);
        RequireWhole(world);
        var log = new SlotLogs(world).Of(world.ReplicaOf(Slot, replicas - 1));
        Assert.Equal([3, Limits.ItemsPerSlotMax, Limits.ItemsPerSlotMax], log.Select(one => one.Changes.Length));
        var page = world.Scheduler.Run(node.Host.Start(() => node.Log.ReadAsync(new SlotId(Slot), 0, 100)))!;
        Assert.Equal(log.Select(Text), page.Events.Select(Text));

        void Commit(TransactionRequest request)
        {
            var answer = world.Scheduler.Run(node.Run(request));
            Assert.Equal(CommitOutcome.Committed, answer.Outcome);
            world.Scheduler.RunUntilIdle();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_log_grows_under_an_old_placement(bool isUnguarded)
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2 });
        var stale = new SimNode(world, "stale", new NodeOptions
        {
            Decorate = effects => isUnguarded
                ? new LogWrites(effects, write => write is TouchRow { Row: GuardKey })
                : effects,
        });
        world.Scheduler.Run(stale.Run(Requests.Put(1, world.ItemIn(Slot))));
        world.Scheduler.RunUntilIdle();
        var kept = world.ReplicaOf(Slot, 1);
        new Reconfiguration(world).Drop(Slot, world.ReplicaOf(Slot, 0));
        world.Scheduler.Run(stale.Sequence(Slot));
        Assert.Equal(isUnguarded ? 1 : 0, new SlotLogs(world).Of(kept).Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failover_takes_back_what_a_consumer_saw(bool readsAtFirst)
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2 });
        var node = new SimNode(world, "node", new NodeOptions
        {
            DecorateLog = store => readsAtFirst ? new LastReplica(world, store) : store,
        });
        var late = new SimNode(world, "late", new NodeOptions { Skew = TimeSpan.FromMinutes(-1) });
        world.Scheduler.Run(node.Run(Requests.Put(1, world.ItemIn(Slot, "a"))));
        world.Scheduler.RunUntilIdle();
        var silent = world.ReplicaOf(Slot, 1).Store;
        world.Network.Faults = new ScriptedFaults(effect => effect.Kind == EffectKind.Commit && effect.Store == silent
            ? FaultDecision.Of(FaultKind.LoseRequest)
            : FaultDecision.None);
        world.Scheduler.Run(node.Sequence(Slot));
        world.Network.Faults = new NoFaults();
        var before = Seen();
        // Its clock is behind, so the replica that stays sequences its change first.
        world.Scheduler.Run(late.Run(Requests.Put(2, world.ItemIn(Slot, "b"))));
        world.Scheduler.RunUntilIdle();
        new Reconfiguration(world).Drop(Slot, world.ReplicaOf(Slot, 0));
        world.Scheduler.Run(node.Sequence(Slot));
        RequireSettled(world, node);
        Assert.Equal(readsAtFirst, before.Count > 0 && before[0] != Seen()[0]);

        List<string> Seen() => [.. world.Scheduler.Run(node.Host.Start(
            () => node.Log.ReadAsync(new SlotId(Slot), 0, 9)))!.Events.Select(Text)];
    }

    static string Text(LogEvent one) => $"{one.Sequence} {one.Transaction} {string.Join(' ', one.Changes)}";

    static void RequireSettled(SimWorld world, SimNode node) =>
        Assert.All(world.Scheduler.Run(node.Sequence()), slot => Assert.Equal(SlotProgressState.Settled, slot.State));

    static void RequireWhole(SimWorld world)
    {
        var inspection = world.Settle();
        new SlotLogs(world).RequireBeginnings();
        new SlotLogs(world).RequireComplete(inspection);
    }
}

using Coordinator.Core.Effects;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>One request of a transaction goes wrong, each in turn and in each way (T03, T04, T10).</summary>
public class LostMessageTests
{
    const string Mark = "t";

    [Theory]
    [InlineData(1, FaultKind.LoseRequest)]
    [InlineData(1, FaultKind.LoseReply)]
    [InlineData(1, FaultKind.ArriveLate)]
    [InlineData(2, FaultKind.LoseRequest)]
    [InlineData(2, FaultKind.LoseReply)]
    [InlineData(2, FaultKind.ArriveLate)]
    public void A_lost_or_late_request_leaves_half_a_transaction_or_a_false_answer(int replicas, FaultKind kind)
    {
        foreach (var lateMs in new[] { 1100, 1500, 3000, 30_000 })
        {
            for (var (k, isStruck) = (0, true); isStruck; k++)
            {
                var (world, items) = NewWorld(replicas);
                var node = new SimNode(world, "node");
                isStruck = false;
                var fault = new FaultDecision { Kind = kind, ArrivesAfter = TimeSpan.FromMilliseconds(lateMs) };
                world.Network.Faults = Strike(node, k, fault, () => isStruck = true);
                var answer = world.Scheduler.Run(node.Run(
                    Requests.Mark(Mark, items.Names) with { Timeout = TimeSpan.FromSeconds(20) }));
                world.Scheduler.RunUntilIdle();

                var happened = items.RequireWhole(world.Settle(), Mark, answer);
                Assert.True(happened, $"with request {k} {kind} it never committed, although all the others arrived");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_lost_reply_to_a_durable_prepare_is_taken_for_an_abort(int replicas)
    {
        for (var (k, isStruck) = (0, true); isStruck; k++)
        {
            var (world, items) = NewWorld(replicas);
            var node = new SimNode(world, "node");
            (isStruck, var prepares) = (false, 0);
            var aborts = new List<EffectEvent>();
            world.Network.OnSent += effect => Note(effect, aborts);
            world.Network.Faults = new ScriptedFaults(effect =>
            {
                if (effect.Batch is not { } batch || !Step.Prepares(batch) || prepares++ != k)
                    return FaultDecision.None;
                isStruck = true;
                return FaultDecision.Of(FaultKind.LoseReply);
            });
            var answer = world.Scheduler.Run(node.Run(Requests.Mark(Mark, items.Names)));

            Assert.Equal(CommitOutcome.Committed, answer.Outcome);
            Assert.Equal(1, answer.Attempts);
            Assert.True(items.RequireWhole(world.Settle(), Mark, answer));
            Assert.Empty(aborts);
        }
    }

    [Fact]
    public void A_lost_reply_to_the_only_write_makes_a_single_slot_transaction_happen_twice_or_not_at_all()
    {
        var world = new SimWorld(new WorldOptions());
        var items = new MarkedItems(world, slots: 1);
        var node = new SimNode(world, "node");
        world.Network.Faults = Strike(node, 1, FaultDecision.Of(FaultKind.LoseReply), () => { });
        var answer = world.Scheduler.Run(node.Run(Requests.Mark(Mark, items.Names)));

        Assert.Equal(CommitOutcome.Committed, answer.Outcome);
        Assert.Equal(2, answer.Results.Single().Version);
        Assert.True(items.RequireWhole(world.Settle(), Mark, answer));
    }

    [Fact]
    public void A_silent_store_is_answered_as_anything_but_retryable()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2 });
        var items = new MarkedItems(world, slots: 2);
        var node = new SimNode(world, "node");
        world.Network.Faults = new StoreOutage(
            world.Scheduler, world.ReplicaOf(0, 0).Store, world.Scheduler.Now, world.Scheduler.Now.AddMinutes(1));
        var answer = world.Scheduler.Run(node.Run(
            Requests.Mark(Mark, items.Names) with { Timeout = TimeSpan.FromSeconds(5) }));

        Assert.True(answer.Outcome == CommitOutcome.InDoubt || answer.IsUnavailable);
        Assert.NotEqual(CommitOutcome.Committed, answer.Outcome);
        Assert.True(answer.IsRetryable);
        items.RequireWhole(world.Settle(), Mark, answer);
    }

    static (SimWorld World, MarkedItems Items) NewWorld(int replicas)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        return (world, new MarkedItems(world, slots: 2));
    }

    static ScriptedFaults Strike(SimNode node, int k, FaultDecision fault, Action note) => new(effect =>
    {
        if (effect.Host != node.Host || effect.Number != k)
            return FaultDecision.None;
        note();
        return fault;
    });

    static void Note(EffectEvent effect, List<EffectEvent> aborts)
    {
        if (effect.Batch is { } batch && IsAbort(batch))
            aborts.Add(effect);
    }

    static bool IsAbort(Batch batch) =>
        Step.Refuses(batch) || Step.TurnsToNo(batch) || Step.AbortsHome(batch) || Step.Cleans(batch);
}

using Coordinator.Core.Effects;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>The messages of a transaction in every order, and again after all is over (T14).</summary>
public class PermutationTests
{
    const string Mark = "t";

    static readonly FaultRates Duplicates =
        new() { DuplicateWrites = 0.6, LatestArrival = TimeSpan.FromSeconds(1) };

    [Fact]
    public void Some_order_of_prepares_a_resolver_and_a_duplicate_ends_in_another_state()
    {
        // Four prepares (two slots, two replicas), a resolver that may refuse, a duplicate of the first prepare: 720
        // orders.
        const int resolver = 4;
        const int duplicate = 5;
        var committed = 0;
        foreach (var order in Permutations([0, 1, 2, 3, resolver, duplicate]))
        {
            var (world, items) = NewWorld();
            var (node, run) = RunHeld(world, items);
            var prepares = world.Network.Held.ToList();
            Assert.Equal(4, prepares.Count);
            foreach (var message in order)
            {
                if (message == resolver)
                    world.Scheduler.Run(new SimNode(world, "X").Resolve(node.LastAttempt!, mayRefuse: true));
                else if (message == duplicate)
                    prepares[0].DeliverWithoutReply();
                else
                    prepares[message].Deliver();
            }

            world.Scheduler.RunUntilIdle();
            var answer = world.Scheduler.Run(run);
            var happened = items.RequireWhole(world.Settle(), Mark, answer);
            Assert.Equal(IsPreparedBefore(order, resolver, duplicate), happened);
            committed += happened ? 1 : 0;
        }

        Assert.InRange(committed, 100, 620);
    }

    [Fact]
    public void A_duplicate_that_arrives_after_the_end_changes_something()
    {
        var (world, items) = NewWorld(homeReplicas: 1);
        var node = new SimNode(world, "node");
        var batches = new List<Batch>();
        world.Network.OnSent += effect => Collect(effect, batches);
        world.Scheduler.Run(node.Run(Requests.Mark(Mark, items.Names)));
        world.Scheduler.RunUntilIdle();
        Assert.Equal(6, batches.Count);
        var end = new WorldInspection(world).Describe();

        foreach (var order in Permutations([0, 1, 2, 3, 4, 5]))
        {
            foreach (var message in order)
                world.Store.Commit(batches[message]);
            Assert.Equal(end, new WorldInspection(world).Describe());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_duplicate_that_arrives_at_some_moment_breaks_a_transaction(int replicas) =>
        Seeds.ForEach(300, seed =>
        {
            var world = new SimWorld(WorldOptions.Random(seed, replicas));
            var items = new MarkedItems(world, slots: 2);
            world.Network.Faults = new RandomFaults(Duplicates, world.Scheduler.Random);
            var answers = Enumerable.Range(0, 3).Select(number => new SimNode(world, $"node {number}").Run(
                Requests.Mark($"t{number}", items.Names) with { Timeout = TimeSpan.FromSeconds(30) })).ToList();
            world.Scheduler.RunUntilIdle();

            var inspection = world.Settle();
            foreach (var (answer, number) in answers.Select((answer, number) => (answer.Result, number)))
                Assert.True(items.RequireWhole(inspection, $"t{number}", answer), $"t{number} never committed");
        });

    /// <summary>
    /// Whether home and votes were all there when the resolver came. The duplicate may stand in for the first prepare;
    /// its answer is lost, so the coordinator reads back.
    /// </summary>
    static bool IsPreparedBefore(IReadOnlyList<int> order, int resolver, int duplicate)
    {
        var before = order.TakeWhile(message => message != resolver);
        return before.Select(message => message == duplicate ? 0 : message).Distinct().Count() == 4;
    }

    static (SimWorld World, MarkedItems Items) NewWorld(int homeReplicas = 2)
    {
        var world = new SimWorld(new WorldOptions { Slots = 2, ReplicasBySlot = [homeReplicas, 2] });
        return (world, new MarkedItems(world, slots: 2));
    }

    static (SimNode Node, Task<TransactionAnswer> Run) RunHeld(SimWorld world, MarkedItems items)
    {
        var node = new SimNode(world, "node");
        world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Batch is { } batch && Step.Prepares(batch) ? FaultKind.Hold : FaultKind.None));
        var run = node.Run(Requests.Mark(Mark, items.Names));
        world.Scheduler.RunUntilIdle();
        return (node, run);
    }

    static void Collect(EffectEvent effect, List<Batch> batches)
    {
        if (effect.Batch is { } batch)
            batches.Add(batch);
    }

    static IEnumerable<IReadOnlyList<int>> Permutations(IReadOnlyList<int> messages) =>
        messages.Count == 0
            ? [[]]
            : messages.SelectMany(first => Permutations([.. messages.Where(other => other != first)])
                .Select(rest => (IReadOnlyList<int>)[first, .. rest]));
}

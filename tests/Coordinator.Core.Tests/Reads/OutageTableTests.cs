using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Reads;

/// <summary>The table of docs/CONSISTENCY.md: what answers while stores are out, line by line.</summary>
public class OutageTableTests
{
    static readonly CoordinatorOptions Hasty = new() { ReadTimeout = TimeSpan.FromMilliseconds(200) };

    [Theory]
    [InlineData(1, 0, 0, "write strong snapshot eventual")]
    [InlineData(2, 0, 0, "write strong snapshot eventual")]
    [InlineData(3, 0, 0, "write strong snapshot eventual")]
    [InlineData(1, 1, 0, "")]
    [InlineData(2, 1, 0, "eventual")]
    [InlineData(3, 1, 0, "strong snapshot eventual")]
    [InlineData(2, 1, 1, "write strong snapshot eventual")]
    [InlineData(3, 1, 1, "write strong snapshot eventual")]
    [InlineData(2, 2, 0, "")]
    [InlineData(2, 2, 1, "")]
    [InlineData(3, 2, 0, "eventual")]
    [InlineData(3, 2, 1, "eventual")]
    [InlineData(3, 2, 2, "write strong snapshot eventual")]
    public void The_document_promises_what_is_not_so(int replicas, int silent, int dropped, string answering)
    {
        // Which of the replicas are out makes no difference: each takes its turn to be the first of them.
        for (var first = 0; first < replicas; first++)
            Assert.Equal(answering, Answering(replicas, silent, dropped, first));
    }

    static string Answering(int replicas, int silent, int dropped, int first)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var item = world.ItemIn(1);
        var node = new SimNode(world, "node", new NodeOptions { Coordinator = Hasty });
        Assert.Equal(CommitOutcome.Committed, world.Scheduler.Run(node.Run(Requests.Put(1, item))).Outcome);
        world.Scheduler.RunUntilIdle();

        var all = Enumerable.Range(0, replicas).Select(place => world.ReplicaOf(1, place)).ToList();
        var lost = Enumerable.Range(first, silent).Select(place => all[place % replicas]).ToList();
        foreach (var replica in lost.Take(dropped))
            new Reconfiguration(world).Drop(1, replica);
        world.Network.Faults = new ScriptedFaults(effect => lost.Any(replica => replica.Store == effect.Store)
            ? FaultDecision.Of(FaultKind.LoseRequest)
            : FaultDecision.None);

        // A try with the old map waits for the silent replica before it is known to be one.
        var write = Requests.Put(2, item) with { Timeout = TimeSpan.FromSeconds(5) };
        var answers = new (string Mode, bool IsAnswered)[]
        {
            ("write", world.Scheduler.Run(node.Run(write)).Outcome == CommitOutcome.Committed),
            ("strong", world.Scheduler.Run(node.Read(item)) is not null),
            ("snapshot", world.Scheduler.Run(node.ReadAll(item)) is not null),
            ("eventual", world.Scheduler.Run(node.ReadEventual(item)) is { Version: > 0 }),
        };
        return string.Join(' ', answers.Where(answer => answer.IsAnswered).Select(answer => answer.Mode));
    }
}

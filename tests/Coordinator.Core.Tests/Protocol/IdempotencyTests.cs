using Coordinator.Core.Operations;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>One id, many requests (T17), and clients that give up and ask later (T18).</summary>
public class IdempotencyTests
{
    const string Mark = "t";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_retry_gets_another_answer_or_a_second_effect(int replicas)
    {
        var (world, items, request) = NewWorld(replicas);
        var first = world.Scheduler.Run(new SimNode(world, "first").Run(request));
        world.Scheduler.RunUntilIdle();
        var second = world.Scheduler.Run(new SimNode(world, "second").Run(request));

        Assert.Equal((first.Outcome, first.CommitTime), (second.Outcome, second.CommitTime));
        Assert.Equal(first.Results.AsEnumerable(), second.Results);
        Assert.True(items.RequireWhole(world.Settle(), Mark, second));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Retries_at_the_same_time_have_two_effects_or_different_answers(int replicas) =>
        Seeds.ForEach(150, seed =>
        {
            var world = new SimWorld(WorldOptions.Random(seed, replicas));
            var items = new MarkedItems(world, slots: 2);
            world.Network.Faults = new RandomFaults(
                new FaultRates { LostReplies = 0.02, LostRequests = 0.02, LateWrites = 0.02 }, world.Scheduler.Random);
            var request = Requests.Mark(Mark, items.Names) with
            {
                Id = world.IdIn(3, "order"),
                Timeout = TimeSpan.FromMinutes(2),
            };
            var nodes = Enumerable.Range(0, 4).Select(number => new SimNode(world, $"node {number}"));
            var runs = nodes.Select(node => node.Run(request)).ToList();
            world.Scheduler.RunUntilIdle();
            var answers = runs.Select(run => world.Scheduler.Run(run)).ToList();

            var inspection = world.Settle();
            // "Aborted, try again" speaks of one attempt only: another run of the id may have tried again meanwhile.
            foreach (var answer in answers.Where(answer => answer.Cause != AbortCause.Conflict))
                items.RequireWhole(inspection, Mark, answer);
            var committed = answers.Where(answer => answer.Outcome == CommitOutcome.Committed).ToList();
            Assert.NotEmpty(committed);
            Assert.Single(committed.Select(answer => answer.CommitTime).Distinct());
            Assert.All(committed, answer => Assert.Equal(committed[0].Results.AsEnumerable(), answer.Results));
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Another_request_under_a_used_id_runs(int replicas)
    {
        var (world, items, request) = NewWorld(replicas);
        world.Scheduler.Run(new SimNode(world, "first").Run(request));
        world.Scheduler.RunUntilIdle();
        var other = Requests.Mark("other", items.Names) with { Id = request.Id };
        var answer = world.Scheduler.Run(new SimNode(world, "second").Run(other));

        Assert.True(answer.IsMismatch);
        Assert.False(answer.IsRetryable);
        Assert.False(items.RequireWhole(world.Settle(), "other", answer));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_failed_condition_is_forgotten_and_a_retry_succeeds(int replicas)
    {
        var (world, items, request) = NewWorld(replicas);
        var merge = new MergeOperation(items.Names[0], "{\"t\":1}", new Condition { Version = 7 });
        var conditional = Requests.Of(merge) with { Id = request.Id };
        var first = world.Scheduler.Run(new SimNode(world, "first").Run(conditional));
        var second = world.Scheduler.Run(new SimNode(world, "second").Run(conditional));

        Assert.Equal((CommitOutcome.Aborted, AbortCause.Failed), (first.Outcome, first.Cause!.Value));
        Assert.Equal((CommitOutcome.Aborted, AbortCause.Failed), (second.Outcome, second.Cause!.Value));
        Assert.Equal(FailureReason.ConditionFailed, Assert.Single(second.Failures).Reason);
        world.Settle();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_status_that_was_final_changes(int replicas)
    {
        for (var (k, isStruck) = (0, true); isStruck; k++)
        {
            var (world, items, request) = NewWorld(replicas);
            var node = new SimNode(world, "node");
            var crash = new CrashAt(node.Host, k, isAfter: true);
            world.Network.Faults = crash;
            _ = node.Run(request);
            world.Scheduler.RunFor(TimeSpan.FromMilliseconds(20));
            isStruck = crash.HasStruck;
            world.Network.Faults = new NoFaults();

            var told = Poll(world, request);
            var happened = items.RequireWhole(world.Settle(), Mark, answer: null);
            var final = told.SkipWhile(status => !IsFinal(status)).ToList();
            Assert.True(final.Distinct().Count() <= 1, string.Join(' ', told));
            if (told[^1] != TransactionStatus.Unknown)
                Assert.Equal(happened ? TransactionStatus.Committed : TransactionStatus.Aborted, told[^1]);
            else
                Assert.False(happened);
        }
    }

    [Fact]
    public void Two_dead_runs_that_hold_one_home_replica_each_keep_the_id_in_doubt()
    {
        var (world, items, request) = NewWorld(replicas: 2);
        var home = world.ReplicaOf(3, 0);
        var runs = new[] { new SimNode(world, "A"), new SimNode(world, "B") };
        // A reaches only the first home replica, B only the second; then both die.
        world.Network.Faults = new ScriptedFaults(effect => effect.Batch is not { } batch
            ? FaultDecision.None
            : FaultDecision.Of(batch.Replica.Slot == home.Slot && batch.Replica == home == (effect.Host == runs[0].Host)
                ? FaultKind.None
                : FaultKind.Hold));
        foreach (var run in runs)
        {
            _ = run.Run(request);
            world.Scheduler.RunUntilIdle();
            run.Host.Crash();
        }

        world.Network.Faults = new NoFaults();
        var told = Poll(world, request);
        Assert.Equal(TransactionStatus.Aborted, told[^1]);
        var patient = request with { Timeout = TimeSpan.FromSeconds(5) };
        var retry = world.Scheduler.Run(new SimNode(world, "retry").Run(patient));
        Assert.Equal(CommitOutcome.Committed, retry.Outcome);
        Assert.True(items.RequireWhole(world.Settle(), Mark, retry));
    }

    static List<TransactionStatus> Poll(SimWorld world, TransactionRequest request)
    {
        var told = new List<TransactionStatus>();
        var poller = new SimNode(world, "poller");
        for (var poll = 0; poll < 40; poll++)
        {
            told.Add(world.Scheduler.Run(poller.Find(request.Id!.Value)).Status);
            world.Scheduler.RunFor(TimeSpan.FromMilliseconds(100));
        }

        return told;
    }

    static bool IsFinal(TransactionStatus status) => status is TransactionStatus.Committed or TransactionStatus.Aborted;

    static (SimWorld World, MarkedItems Items, TransactionRequest Request) NewWorld(int replicas)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var items = new MarkedItems(world, slots: 2);
        return (world, items, Requests.Mark(Mark, items.Names) with { Id = world.IdIn(3, "order") });
    }
}

using Coordinator.Core.Locks;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Locks;

/// <summary>Scripted stories of one lock, and of transactions under its fence.</summary>
public class LockTests
{
    const string Name = "nightly";
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    readonly SimWorld _world = new(new WorldOptions());

    [Fact]
    public void A_lock_that_is_held_is_given_to_another()
    {
        var first = Acquire(NewNode(), "a");
        Assert.Equal((LockStatus.Done, 1), (first.Status, first.State!.Token));
        var other = Acquire(NewNode(), "b");
        Assert.Equal((LockStatus.Refused, "a"), (other.Status, other.State!.Owner));
        Assert.Equal(first.State, other.State);
    }

    [Fact]
    public void An_owner_that_comes_again_gets_another_token_or_no_longer_lease()
    {
        var node = NewNode();
        var first = Acquire(node, "a").State!;
        _world.Scheduler.RunFor(Lease / 2);
        var renewed = Acquire(node, "a").State!;
        Assert.Equal(first.Token, renewed.Token);
        Assert.True(renewed.ExpiresAt >= first.ExpiresAt + (Lease / 2));
    }

    [Fact]
    public void A_lock_whose_lease_is_over_stays_with_its_owner_or_keeps_its_token()
    {
        Acquire(NewNode(), "a");
        _world.Scheduler.RunFor(Lease);
        Assert.Equal((LockStatus.Done, 2), TokenOf(Acquire(NewNode(), "b")));
        _world.Scheduler.RunFor(Lease);
        Assert.Equal((LockStatus.Done, 3), TokenOf(Acquire(NewNode(), "b")));
    }

    [Fact]
    public void A_lock_given_back_is_not_free_or_gives_a_token_again()
    {
        var node = NewNode();
        Acquire(node, "a");
        Assert.Equal(LockStatus.Done, Release(node, 1).Status);
        Assert.Equal(LockStatus.Done, Release(node, 1).Status);
        Assert.Null(Run(node, () => node.Locks.FindAsync(Name)).State!.Owner);
        Assert.Equal((LockStatus.Done, 2), TokenOf(Acquire(node, "b")));
        Assert.Equal(LockStatus.Refused, Release(node, 1).Status);
        Assert.Equal("b", Run(node, () => node.Locks.FindAsync(Name)).State!.Owner);
    }

    [Fact]
    public void A_lock_that_nobody_ever_had_is_found_or_given_back()
    {
        var node = NewNode();
        Assert.Equal(LockAnswer.Absent, Run(node, () => node.Locks.FindAsync(Name)));
        Assert.Equal(LockAnswer.Absent, Release(node, 1));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_transaction_with_another_token_than_the_newest_commits_or_one_with_it_does_not(
        int token, bool commits)
    {
        var node = NewNode();
        Acquire(node, "a");
        _world.Scheduler.RunFor(Lease);
        Acquire(NewNode(), "b");
        RequireFenced(Fenced(node, token), commits);
    }

    [Fact]
    public void A_fence_of_a_lock_that_nobody_ever_had_lets_a_transaction_commit() =>
        RequireFenced(Fenced(NewNode(), token: 1), commits: false);

    [Fact]
    public void A_fence_takes_a_place_among_the_results()
    {
        var node = NewNode();
        Acquire(node, "a");
        Assert.Single(Fenced(node, token: 1).Results);
    }

    [Fact]
    public void An_owner_that_died_before_the_fence_was_raised_is_told_of_a_token_that_does_not_hold()
    {
        var dying = NewNode();
        Acquire(dying, "a");
        _world.Scheduler.RunFor(Lease);
        // All that it sends to storage after the register is lost.
        _world.Network.Faults = new ScriptedFaults(effect =>
            effect.Kind is EffectKind.Read or EffectKind.Commit
                ? FaultDecision.Of(FaultKind.LoseRequest)
                : FaultDecision.None);
        Assert.Equal(LockAnswer.Unknown, Acquire(dying, "b"));
        _world.Network.Faults = new NoFaults();
        var node = NewNode();
        RequireFenced(Fenced(node, token: 2), commits: false);
        Assert.Equal((LockStatus.Done, 2), TokenOf(Acquire(node, "b")));
        RequireFenced(Fenced(node, token: 2), commits: true);
        RequireFenced(Fenced(node, token: 1), commits: false);
    }

    [Fact]
    public void A_lost_answer_of_the_register_costs_the_owner_its_lock()
    {
        var isLost = false;
        _world.Network.Faults = new ScriptedFaults(effect =>
        {
            if (effect.Kind != EffectKind.WriteAcceptor || effect.Accept?.Value is null || isLost)
                return FaultDecision.None;
            isLost = true;
            return FaultDecision.Of(FaultKind.LoseReply);
        });
        Assert.Equal((LockStatus.Done, 1), TokenOf(Acquire(NewNode(), "a")));
        Assert.True(isLost);
    }

    SimNode NewNode() => new(_world, "node");

    T Run<T>(SimNode node, Func<Task<T>> work)
    {
        var result = _world.Scheduler.Run(node.Host.Start(work));
        _world.Scheduler.RunUntilIdle();
        return result;
    }

    LockAnswer Acquire(SimNode node, string owner) => Run(node, () => node.Locks.AcquireAsync(Name, owner, Lease));

    LockAnswer Release(SimNode node, long token) => Run(node, () => node.Locks.ReleaseAsync(Name, token));

    TransactionAnswer Fenced(SimNode node, long token)
    {
        var answer = _world.Scheduler.Run(node.Run(Requests.Of(
            new PutOperation(_world.ItemIn(3), "{}"), new FenceOperation(FenceItem.Of(Name), token))));
        _world.Scheduler.RunUntilIdle();
        return answer;
    }

    static (LockStatus Status, long Token) TokenOf(LockAnswer answer) => (answer.Status, answer.State!.Token);

    static void RequireFenced(TransactionAnswer answer, bool commits)
    {
        Assert.Equal(commits ? CommitOutcome.Committed : CommitOutcome.Aborted, answer.Outcome);
        if (commits)
            return;
        Assert.Equal(FailureReason.Fenced, Assert.Single(answer.Failures).Reason);
        Assert.False(answer.IsRetryable);
    }
}

using Coordinator.Core.Rows;
using Coordinator.Simulation.Without.Commit;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>
/// The necessary conditions of Resolve: each story is a counterexample of the exploration, told to the real code.
/// </summary>
public class ResolveConditionTests
{
    const string Contradiction = "contradiction";
    const string FoundAborted = "was committed and found aborted";

    /// <summary>Home with one replica, the items' slot with two.</summary>
    static readonly (int[] Replicas, int[] Items) HomeOneSlotTwo = ([1, 2], [1]);

    /// <summary>Home with two replicas, the items' slot with one.</summary>
    static readonly (int[] Replicas, int[] Items) HomeTwoSlotOne = ([2, 1], [1]);

    [Fact]
    public void A1_CE1_A_refusal_row_is_cleaned_up_and_a_late_prepare_commits_an_aborted_attempt() =>
        Condition.IsNecessary(HomeOneSlotTwo, effects => new LastingRefusals(effects), story =>
        {
            var coordinator = story.Host("coordinator");
            var late = story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(1, 1)));
            story.Run(coordinator);

            story.Resolve(story.Host("X"), coordinator.LastAttempt!);
            Assert.True(story.IsToldAborted);
            story.Release(late);
        }, FoundAborted);

    [Fact]
    public void A2_CE2_Intents_are_cleared_before_the_abort_is_decided_and_a_committed_write_is_lost() =>
        Condition.IsNecessary(
            HomeOneSlotTwo, effects => new KeptIntents(effects), ResolveWhileFinishing, "replicas differ");

    [Fact]
    public void A3_CE3_One_aborted_home_replica_is_taken_as_aborted_and_then_dropped() =>
        Condition.IsNecessary(HomeTwoSlotOne, effects => new AllHomeReplicas(effects), story =>
        {
            var coordinator = story.Host("coordinator");
            story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(0, 1)));
            story.Run(coordinator);

            var half = story.Host("Y");
            story.Hold(half, Wire.Commits(Step.AbortsHome, story.At(0, 0)));
            story.Resolve(half, coordinator.LastAttempt!);
            var hasty = story.Host("X");
            story.Lose(hasty, Wire.AnyCommit(story.At(1, 0)));
            story.Resolve(hasty, coordinator.LastAttempt!);
            Assert.True(story.IsToldAborted);
            story.Reconfigure.Drop(0, story.At(0, 1));
        }, Contradiction);

    [Fact]
    public void A4_CE4_Votes_are_counted_under_an_old_placement_of_their_slot() =>
        Condition.IsNecessary(HomeOneSlotTwo, effects => new MissingGuards(effects, Guards.OfPolls), story =>
        {
            story.Reconfigure.Drop(1, story.At(1, 1));
            var stale = story.Host("X");
            story.Reconfigure.Join(1, "s3");
            var coordinator = story.Host("coordinator");
            story.Hold(coordinator, Wire.Commits(Step.Prepares, story.World.ReplicaOf(1, 1)));
            story.Run(coordinator);

            story.Resolve(stale, coordinator.LastAttempt!);
        }, "replicas differ");

    [Fact]
    public void Ii_The_second_step_of_an_abort_without_the_guard_undoes_what_a_newer_placement_committed() =>
        Condition.IsNecessary(HomeOneSlotTwo, effects => new Guard(effects, Step.TurnsToNo), story =>
        {
            var coordinator = story.Host("coordinator");
            story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(1, 1)));
            story.Run(coordinator);

            var slow = story.Host("X");
            var second = story.Hold(slow, Wire.Commits(Step.TurnsToNo));
            story.Resolve(slow, coordinator.LastAttempt!);
            story.Reconfigure.Drop(1, story.At(1, 1));
            var other = story.Host("Y");
            story.Lose(other, Wire.AnyCommit());
            story.Resolve(other, coordinator.LastAttempt!);
            Assert.True(story.IsToldCommitted);
            story.Release(second);
        }, Contradiction);

    [Fact]
    public void Iv_The_abort_is_announced_before_all_replicas_of_the_refusing_slot_say_no() =>
        Condition.IsNecessary(HomeOneSlotTwo, effects => new SomeBatches(effects, Step.TurnsToNo), story =>
        {
            var coordinator = story.Host("coordinator");
            story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(1, 1)));
            story.Run(coordinator);

            var first = story.Host("X");
            var next = story.Hold(first, Wire.Commits(batch => Step.TurnsToNo(batch) || Step.AbortsHome(batch)));
            story.Lose(first, Wire.Commits(Step.Cleans));
            story.Resolve(first, coordinator.LastAttempt!);
            story.Reconfigure.Drop(1, story.At(1, 1));
            var second = story.Host("Y");
            var votes = story.Hold(second, Wire.Reads<VoteKey>());
            story.Resolve(second, coordinator.LastAttempt!);
            story.Release(next);
            story.Release(votes);
        }, Contradiction);

    [Fact]
    public void V_The_outcome_is_aborted_whatever_it_says_by_then() =>
        Condition.IsNecessary(
            HomeOneSlotTwo, effects => new PendingCondition(effects), ResolveWhileFinishing, Contradiction);

    /// <summary>A resolver reads the outcome as pending, and the votes only after half of the finish.</summary>
    static void ResolveWhileFinishing(Story story)
    {
        var coordinator = story.Host("coordinator");
        var finishHome = story.Hold(coordinator, Wire.Commits(Step.FinishesHome));
        var finishOne = story.Hold(coordinator, Wire.Commits(Step.FinishesVote, story.At(1, 0)));
        story.Hold(coordinator, Wire.Commits(Step.FinishesVote, story.At(1, 1)));
        story.Run(coordinator);
        Assert.True(story.IsToldCommitted);

        var slow = story.Host("Y");
        var votes = story.Hold(slow, Wire.Reads<VoteKey>());
        story.Resolve(slow, coordinator.LastAttempt!);
        story.Release(finishHome);
        story.Release(finishOne);
        story.Release(votes);
    }
}

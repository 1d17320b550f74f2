
using Coordinator.Simulation.Without.Commit;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>The necessary conditions of finishing a committed attempt.</summary>
public class FinishConditionTests
{
    const string Contradiction = "contradiction";

    /// <summary>Home with one replica, the items' slot with two.</summary>
    static readonly (int[] Replicas, int[] Items) HomeOneSlotTwo = ([1, 2], [1]);

    /// <summary>Home with two replicas, the items' slot with one.</summary>
    static readonly (int[] Replicas, int[] Items) HomeTwoSlotOne = ([2, 1], [1]);

    [Fact]
    public void Iii_Another_slot_finishes_before_home_and_its_missing_vote_is_taken_for_a_no() =>
        Condition.IsNecessary(HomeOneSlotTwo, effects => new SomeBatches(effects, Step.FinishesHome), story =>
        {
            var coordinator = story.Host("coordinator");
            story.Hold(coordinator, Wire.Commits(Step.FinishesVote, story.At(1, 1)));
            story.Run(coordinator);
            Assert.True(story.IsToldCommitted);
        }, Contradiction);

    [Fact]
    public void Iii_Other_slots_finish_when_only_one_home_replica_has_and_that_one_is_dropped() =>
        Condition.IsNecessary(
            HomeTwoSlotOne,
            effects => new SomeBatches(effects, batch => Step.FinishesHome(batch) && batch.Replica.Store == "s1"),
            story =>
            {
                var coordinator = story.Host("coordinator");
                story.Run(coordinator);
                Assert.True(story.IsToldCommitted);
                story.Reconfigure.Drop(0, story.At(0, 0));
            },
            Contradiction);

    [Fact]
    public void Iii_A_finisher_with_an_old_map_takes_home_for_done_before_the_replica_that_joined_is() =>
        Condition.IsNecessary(HomeTwoSlotOne, effects => new MissingGuards(effects, Guards.OfPolls), story =>
        {
            story.Reconfigure.Drop(0, story.At(0, 1));
            var coordinator = story.Host("coordinator");
            story.Hold(coordinator, Wire.Commits(Step.FinishesHome));
            story.Run(coordinator);
            var stale = story.Host("B");
            story.Reconfigure.Join(0, "s3");
            var finisher = story.Host("A");
            story.Hold(finisher, Wire.Commits(Step.FinishesHome, story.World.ReplicaOf(0, 1)));
            story.Resolve(finisher, coordinator.LastAttempt!);
            story.Resolve(stale, coordinator.LastAttempt!);
            story.Reconfigure.Drop(0, story.At(0, 0));
        }, Contradiction);

    [Fact]
    public void Vi_Home_finishes_without_its_guard_while_a_replica_joins_and_that_one_never_hears_of_it() =>
        Condition.IsNecessary(HomeTwoSlotOne, effects => new Guard(effects, Step.FinishesHome), story =>
        {
            story.Reconfigure.Drop(0, story.At(0, 1));
            var coordinator = story.Host("coordinator");
            var finishHome = story.Hold(coordinator, Wire.Commits(Step.FinishesHome));
            story.Run(coordinator);
            Assert.True(story.IsToldCommitted);

            var joined = story.Reconfigure.Begin(0, "s3");
            story.Release(finishHome);
            story.Reconfigure.Finish(joined);
            story.Reconfigure.Drop(0, story.At(0, 0));
        }, Contradiction);
}

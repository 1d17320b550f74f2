using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>
/// The necessary conditions of prepare, of several attempts at one id, of replicas that come and go, and of garbage.
/// </summary>
public class AttemptConditionTests
{
    const string Contradiction = "contradiction";
    const string FoundAborted = "was committed and found aborted";

    /// <summary>Home with one replica, the items' slot with two.</summary>
    static readonly (int[] Replicas, int[] Items) HomeOneSlotTwo = ([1, 2], [1]);

    /// <summary>Home with two replicas, the items' slot with one.</summary>
    static readonly (int[] Replicas, int[] Items) HomeTwoSlotOne = ([2, 1], [1]);

    [Fact]
    public void I_A_prepare_without_the_guard_arrives_under_a_newer_placement_that_has_aborted_it() =>
        Condition.IsNecessary(HomeOneSlotTwo, effects => new Guard(effects, Step.Prepares), story =>
        {
            var coordinator = story.Host("coordinator");
            var late = story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(1, 1)));
            story.Run(coordinator);

            story.Reconfigure.Drop(1, story.At(1, 0));
            story.Resolve(story.Host("X"), coordinator.LastAttempt!);
            Assert.True(story.IsToldAborted);
            story.Clean(story.Host("cleaner"));
            story.Release(late);
        }, FoundAborted);

    [Fact]
    public void I_A_write_in_one_batch_goes_without_the_guard_to_a_replica_that_is_no_longer_the_only_one() =>
        Condition.IsNecessary(([1, 1], [1]), effects => new Guard(effects, Step.CommitsAtOnce), story =>
        {
            var stale = story.Host("stale");
            story.Reconfigure.Join(1, "s3");
            var direct = Requests.Mark(Story.Mark, story.Items.Names);
            story.Run(stale, direct with { Timeout = TimeSpan.FromSeconds(5) });
            Assert.True(story.IsToldCommitted);
        }, "replicas differ");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Vii_A_deleted_item_leaves_nothing_and_a_late_duplicate_of_its_insert_brings_it_back(int replicas) =>
        Condition.IsNecessary(([1, replicas], [0]), effects => new Tombstone(effects), story =>
        {
            var duplicate = InsertAndDelete(story);
            story.Again(duplicate);
        }, "back from the dead");

    [Fact]
    public void Vii_A_tombstone_is_removed_while_a_duplicate_of_the_insert_can_still_arrive() =>
        Condition.IsNecessary(([1, 1], [0]), story =>
        {
            var duplicate = InsertAndDelete(story);
            if (story.IsWithout)
                Assert.True(story.World.Store.Remove(story.At(1, 0), new ItemKey(story.World.ItemIn(1, "new"))));
            CleanTwice(story);
            story.Again(duplicate);
        }, "back from the dead");

    [Fact]
    public void A1_A_refusal_row_is_removed_while_the_prepare_that_it_stops_can_still_arrive() =>
        Condition.IsNecessary(HomeOneSlotTwo, story =>
        {
            var coordinator = story.Host("coordinator");
            var late = story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(1, 1)));
            story.Run(coordinator);
            story.Resolve(story.Host("X"), coordinator.LastAttempt!);
            Assert.True(story.IsToldAborted);

            if (story.IsWithout)
                Assert.True(story.World.Store.Remove(story.At(1, 1), new VoteKey(coordinator.LastAttempt!.Id)));
            else
                CleanTwice(story);
            story.Release(late);
        }, FoundAborted);

    [Fact]
    public void A7_CE8_Two_runs_of_one_id_add_up_to_a_commit_that_neither_computed() =>
        Condition.IsNecessary(
            ([1, 1, 1], [1, 2]),
            new NodeOptions { Ids = new Nonce(new TestKit.Simulation.SimIdSource(1)) },
            story =>
            {
                var second = story.Host("B");
                var read = story.Hold(second, Wire.Reads<ItemKey>(story.At(2, 0)));
                story.Hold(second, Wire.Reads<OutcomeKey>());
                story.Run(second);
                var first = story.Host("A");
                story.Hold(first, Wire.Commits(Step.Prepares, story.At(2, 0)));
                story.Run(first);
                story.Run(story.Host("other"), Requests.Mark("other", story.Items.Names[1]));
                story.Release(read);

                story.Resolve(story.Host("X"), first.LastAttempt!);
                story.AtTheEnd(inspection => AnswerDiffers(story, inspection));
            },
            "neither computed");

    [Fact]
    public void A8_CE9_The_next_attempt_begins_although_one_home_replica_still_holds_the_last() =>
        Condition.IsNecessary(HomeTwoSlotOne, effects => new AllHomeReplicas(effects), story =>
        {
            var first = story.SoundHost("first");
            story.Hold(first, Wire.Commits(Step.Prepares, story.At(0, 1)));
            var late = story.Hold(first, Wire.Commits(Step.Prepares, story.At(1, 0)));
            story.Run(first);
            var half = story.SoundHost("X");
            story.Hold(half, Wire.Commits(Step.AbortsHome, story.At(0, 0)));
            story.Resolve(half, first.LastAttempt!);

            // Only the second run of the id takes one aborted home replica for all.
            var second = story.Host("second");
            story.Lose(second, Wire.AnyCommit(story.At(1, 0)));
            story.Hold(second, Wire.Commits(batch => batch.Writes.Any(IsNextAttempt), story.At(0, 0)));
            story.Run(second, story.Request with { Timeout = TimeSpan.FromSeconds(30) });
            Assert.Equal(2, second.LastAttempt!.Id.Number);
            story.Release(late);
            var hasty = story.SoundHost("Y");
            story.Lose(hasty, Wire.AnyCommit(story.At(1, 0)));
            story.Resolve(hasty, first.LastAttempt!);
            Assert.True(story.IsToldAborted);
            story.Reconfigure.Drop(0, story.At(0, 1));
        }, Contradiction);

    [Fact]
    public void A9_CE10_A_replica_joins_in_a_wiped_partition_that_still_has_its_old_guard() =>
        Condition.IsNecessary(HomeTwoSlotOne, story =>
        {
            var (old, late) = DropWithAPrepareUnderWay(story);
            if (story.IsWithout)
                story.Reconfigure.DeleteRows(old);
            story.Release(late);
            if (story.IsWithout)
                story.Reconfigure.Finish(story.Reconfigure.Begin(0, new InSyncStore(old.Store, old.Incarnation)));
            else
                story.Reconfigure.Join(0, old.Store);
        }, Contradiction);

    [Fact]
    public void A9_CE10b_A_replica_joins_in_its_old_partition_and_an_old_vote_survives_there() =>
        Condition.IsNecessary(HomeOneSlotTwo, story =>
        {
            var old = story.At(1, 0);
            var coordinator = story.Host("coordinator");
            story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(1, 1)));
            story.Run(coordinator);

            story.Reconfigure.Drop(1, old);
            if (story.IsWithout)
                story.Reconfigure.Finish(story.Reconfigure.Begin(1, new InSyncStore(old.Store, old.Incarnation)));
            else
                story.Reconfigure.Join(1, old.Store);
            story.Reconfigure.Drop(1, story.At(1, 1));
            story.Resolve(story.Host("X"), coordinator.LastAttempt!);
        }, "committed and did not happen");

    [Fact]
    public void A10_CE11_The_outcome_is_forgotten_and_a_late_refusal_makes_a_committed_attempt_look_aborted() =>
        Condition.IsNecessary(
            ([1, 1], [1]),
            new NodeOptions
            {
                Coordinator = new CoordinatorOptions
                {
                    IdempotencyHorizon = TimeSpan.Zero,
                    GarbageAge = TimeSpan.FromDays(7),
                },
            },
            story =>
            {
                var coordinator = story.Host("coordinator");
                var finish = story.Hold(coordinator, Wire.Commits(Step.FinishesHome));
                story.Run(coordinator);
                Assert.True(story.IsToldCommitted);
                var slow = story.Host("X");
                var votes = story.Hold(slow, Wire.Reads<VoteKey>());
                story.Hold(slow, Wire.Commits(Step.AbortsHome));
                story.Resolve(slow, coordinator.LastAttempt!);
                story.Release(finish);
                story.Release(votes);
                CleanTwice(story);
            },
            Contradiction);

    [Fact]
    public void CE15_An_old_partition_loses_its_rows_before_its_guards_and_a_late_prepare_succeeds_there() =>
        Condition.IsNecessary(HomeTwoSlotOne, story =>
        {
            var (old, late) = DropWithAPrepareUnderWay(story);
            if (!story.IsWithout)
                story.Reconfigure.DeleteGuards(old);
            story.Reconfigure.DeleteRows(old);
            story.Release(late);
        }, Contradiction);

    /// <summary>A transaction inserts an item, another deletes it.</summary>
    /// <returns>The prepare of the insert.</returns>
    static IReadOnlyList<TestKit.Simulation.SimRequest> InsertAndDelete(Story story)
    {
        var item = story.World.ItemIn(1, "new");
        var coordinator = story.Host("coordinator");
        var prepare = story.Hold(
            coordinator, effect => Wire.Commits(Step.Prepares)(effect) && effect.Replica!.Slot.Value == 1);
        story.Run(coordinator, Requests.Put(1, item) with { Id = story.World.IdIn(0, "insert") });
        var released = story.Release(prepare);
        Assert.True(story.IsToldCommitted);
        story.Run(story.Host("deleter"), Requests.Of(new DeleteOperation(item)));
        story.DrainOutbox();
        story.AtTheEnd(inspection =>
            inspection.Item(item) is { Exists: true } ? $"{item} is back from the dead" : null);
        return released;
    }

    static void CleanTwice(Story story)
    {
        var cleaner = story.Host("cleaner");
        story.Clean(cleaner);
        story.Clean(cleaner);
    }

    static bool IsNextAttempt(RowWrite write) => write is ReplaceRow { Row: OutcomeRow { Attempt.Id.Number: 2 } };

    /// <summary>The results that the outcome tells must be what the items became.</summary>
    static string? AnswerDiffers(Story story, WorldInspection inspection)
    {
        var asker = new SimNode(story.World, "asker");
        var report = story.World.Scheduler.Run(asker.Find(story.Request.Id!.Value));
        var told = report.Answer?.Results.Select(result => result.Version) ?? [];
        var items = story.Items.Names.Select(name => inspection.Item(name)!.Version);
        return report.Status == Transactions.TransactionStatus.Committed && !told.SequenceEqual(items)
            ? $"told {string.Join(' ', told)}, the items have {string.Join(' ', items)}: neither computed that"
            : null;
    }

    /// <summary>A home replica leaves while a prepare of an aborted attempt is still on its way there.</summary>
    static (Replica Old, Hold Late) DropWithAPrepareUnderWay(Story story)
    {
        var old = story.At(0, 1);
        var coordinator = story.Host("coordinator");
        var late = story.Hold(coordinator, Wire.Commits(Step.Prepares, old));
        story.Run(coordinator);
        story.Resolve(story.Host("X"), coordinator.LastAttempt!);
        Assert.True(story.IsToldAborted);

        story.Reconfigure.Drop(0, old);
        return (old, late);
    }
}

using Coordinator.Core.Effects;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;
using Coordinator.Core.Tests.Protocol;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>The necessary conditions of strong and snapshot reads.</summary>
public class ReadConditionTests
{
    const string Stale = "stale read";

    /// <summary>Home with one replica, the items' slot with two.</summary>
    static readonly (int[] Replicas, int[] Items) HomeOneSlotTwo = ([1, 2], [1]);

    /// <summary>Home with two replicas, the items' slot with one.</summary>
    static readonly (int[] Replicas, int[] Items) HomeTwoSlotOne = ([2, 1], [1]);

    [Fact]
    public void A4_CE13_A_reader_evaluates_an_attempt_with_an_old_map_of_its_home() =>
        Condition.IsNecessary(HomeTwoSlotOne, effects => new MissingGuards(effects, Guards.OfPolls), story =>
        {
            var reader = story.Host("reader");
            var coordinator = story.Host("coordinator");
            story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(0, 1)));
            story.Run(coordinator);
            story.Reconfigure.Drop(0, story.At(0, 1));
            var other = story.Host("Y");
            story.Lose(other, Wire.AnyCommit());
            story.Resolve(other, coordinator.LastAttempt!);
            Assert.True(story.IsToldCommitted);

            story.MustSee(story.Read(reader, 1));
        }, Stale);

    [Fact]
    public void A5_CE5_A_reader_misses_a_finish_between_the_outcome_and_the_votes() =>
        Condition.IsNecessary(HomeOneSlotTwo, effects => new SecondLook(effects, OutcomeOnce), story =>
        {
            var coordinator = story.Host("coordinator");
            var finish = story.Hold(coordinator, Wire.Commits(Step.FinishesHome));
            story.Run(coordinator);
            Assert.True(story.IsToldCommitted);
            var reader = story.Host("reader");
            var votes = story.Hold(reader, Wire.Reads<VoteKey>());
            var read = story.Read(reader, 1);
            story.Release(finish);
            story.Release(votes);

            story.MustSee(read);
        }, Stale);

    [Fact]
    public void A6_CE6_A_reader_asks_only_the_guard_of_a_replica_that_was_dropped() =>
        Condition.IsNecessary(HomeOneSlotTwo, effects => new MissingGuards(effects, Guards.OfOtherReplicas), story =>
        {
            var reader = story.Host("reader");
            story.Reconfigure.Drop(1, story.At(1, 0));
            story.Run(story.Host("coordinator"));
            Assert.True(story.IsToldCommitted);

            story.MustSee(story.Read(reader, 1));
        }, Stale);

    [Fact]
    public void A6_CE7_A_reader_of_three_replicas_asks_only_the_guard_of_the_one_that_was_dropped() =>
        Condition.IsNecessary(([1, 3], [1]), effects => new MissingGuards(effects, Guards.OfOtherReplicas), story =>
        {
            var reader = story.Host("reader");
            story.Reconfigure.Drop(1, story.At(1, 0));
            story.Run(story.Host("coordinator"));
            Assert.True(story.IsToldCommitted);

            story.MustSee(story.Read(reader, 1));
        }, Stale);

    [Fact]
    public void CE12_Two_drops_leave_an_old_guard_at_the_other_replica_and_the_own_one_is_not_asked() =>
        Condition.IsNecessary(HomeOneSlotTwo, effects => new MissingGuards(effects, Guards.OfOwnReplica), story =>
        {
            var reader = story.Host("reader");
            story.Reconfigure.Drop(1, story.At(1, 1));
            story.Reconfigure.Join(1, "s3");
            story.Reconfigure.Drop(1, story.At(1, 0));
            story.Run(story.Host("coordinator"));
            Assert.True(story.IsToldCommitted);

            story.MustSee(story.Read(reader, 1));
        }, Stale);

    [Fact]
    public void CE14_An_item_seems_absent_because_its_old_partition_was_deleted_meanwhile() =>
        Condition.IsNecessary(HomeOneSlotTwo, effects => new MissingGuards(effects, Guards.OfPolls), story =>
        {
            story.Run(story.Host("coordinator"));
            var reader = story.Host("reader");
            var item = story.Hold(reader, Wire.Reads<ItemKey>(story.At(1, 0)));
            var read = story.Read(reader, 1);
            story.Reconfigure.Drop(1, story.At(1, 0));
            story.Reconfigure.DeleteGuards(story.At(1, 0));
            story.Reconfigure.DeleteRows(story.At(1, 0));
            story.Release(item);

            story.MustSee(read);
        }, Stale);

    [Fact]
    public void S1_A_snapshot_shows_a_later_commit_without_an_earlier_one() =>
        Condition.IsNecessary(([1, 1, 1, 1], [0, 1]), effects => new SecondLook(effects, row => Looks(row, 1)), story =>
        {
            var earlier = Undecided(story, home: 3, item: 1);
            var later = Undecided(story, home: 2, item: 0);
            var reader = story.Host("reader");
            var look = story.Hold(reader, Wire.Reads<OutcomeKey>(story.At(2, 0)));
            var snapshot = story.ReadAll(reader, 0, 1);
            story.Release(earlier);
            var other = story.ReadAll(story.Host("other"), 0, 1);
            story.Release(later);
            story.Release(look);

            RequireNoFork(story, snapshot, other);
        }, "fork");

    [Fact]
    public void S1_A_snapshot_that_looked_twice_still_shows_a_later_commit_without_an_earlier_one() =>
        Condition.IsNecessary(
            ([1, 1, 1, 1, 1, 1], [0, 1, 2]), effects => new SecondLook(effects, row => Looks(row, 2)), story =>
            {
                var earlier = Undecided(story, home: 4, item: 1);
                var later = Undecided(story, home: 3, item: 0);
                story.Release(Undecided(story, home: 5, item: 2));
                var reader = story.Host("reader");
                // The second look at the later attempt waits: the first took two reads of its outcome.
                var reads = 0;
                var look = story.Hold(reader, effect => Wire.Reads<OutcomeKey>(story.At(3, 0))(effect) && reads++ >= 2);
                var snapshot = story.ReadAll(reader, 0, 1, 2);
                story.Release(earlier);
                var other = story.ReadAll(story.Host("other"), 0, 1, 2);
                story.Release(later);
                story.Release(look);

                RequireNoFork(story, snapshot, other);
            },
            "fork");

    /// <summary>
    /// A transaction of its own, with its mark in one item, that is prepared everywhere but at home; its finish is
    /// lost.
    /// </summary>
    /// <returns>Its prepare at home: when that arrives it is committed.</returns>
    static Hold Undecided(Story story, int home, int item)
    {
        var coordinator = story.Host($"coordinator {item}");
        var prepare = story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(home, 0)));
        story.Hold(coordinator, Wire.Commits(Step.FinishesHome));
        var mark = Requests.Mark($"m{item}", story.World.ItemIn(item));
        story.Run(coordinator, mark with { Id = story.World.IdIn(home, "t") });
        return prepare;
    }

    static int? OutcomeOnce(RowAddress row) => row.Key is OutcomeKey ? 1 : null;

    /// <summary>
    /// A look at an open attempt reads its outcome twice (A5) and its votes once; so many looks are real.
    /// </summary>
    static int? Looks(RowAddress row, int real) => row.Key switch
    {
        OutcomeKey => 2 * real,
        VoteKey => real,
        _ => null,
    };

    static void RequireNoFork(Story story, Ask<Snapshot?> one, Ask<Snapshot?> other)
    {
        var (a, b) = (Marks(one), Marks(other));
        story.Require(
            a.IsSubsetOf(b) || b.IsSubsetOf(a),
            $"fork: one sees {string.Join(' ', a)}, the other {string.Join(' ', b)}");
    }

    static HashSet<string> Marks(Ask<Snapshot?> ask) =>
        [.. ask.Answer!.Items.SelectMany(item => MarkedItems.Marks(item.Value))];
}

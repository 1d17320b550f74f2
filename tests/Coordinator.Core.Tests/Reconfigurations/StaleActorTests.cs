using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;
using Coordinator.Core.Tests.Conditions;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Without.Commit;
using Coordinator.Simulation.Without.Placement;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Reconfigurations;

/// <summary>
/// Hosts with an old map at a store that was dropped and stays reachable (T40), before and after its old partition was
/// deleted; and attempts that a change of the placement overtakes (T13).
/// </summary>
public class StaleActorTests
{
    const int Slot = 1;

    public static TheoryData<int, int, bool> Drops => new()
    {
        { 2, 0, false },
        { 2, 1, false },
        { 2, 0, true },
        { 2, 1, true },
        { 3, 0, false },
        { 3, 2, true },
    };

    [Theory]
    [MemberData(nameof(Drops))]
    public void A_read_at_a_dropped_store_misses_what_was_committed_without_it(
        int replicas, int dropped, bool isPurged) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var stale = story.Host("stale");
            Drop(story, dropped, isPurged);
            Assert.Equal(CommitOutcome.Committed, story.Run(story.Host("writer")).Answer.Outcome);

            var read = story.Read(stale, Slot);
            Assert.True(read.IsAnswered);
            story.MustSee(read);
        });

    [Theory]
    [MemberData(nameof(Drops))]
    public void A_read_at_a_dropped_store_that_is_purged_meanwhile_misses_what_was_committed_without_it(
        int replicas, int dropped, bool isPurged) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var stale = story.Host("stale");
            var items = story.Hold(stale, Wire.Reads<ItemKey>());
            var guards = story.Hold(stale, Wire.Reads<GuardKey>());
            Drop(story, dropped, isPurged: false);
            Assert.Equal(CommitOutcome.Committed, story.Run(story.Host("writer")).Answer.Outcome);
            var read = story.Read(stale, Slot);

            story.Release(isPurged ? guards : items);
            Purge(story, dropped);
            story.Release(isPurged ? items : guards);
            Assert.True(read.IsAnswered);
            story.MustSee(read);
        });

    [Theory]
    [MemberData(nameof(Drops))]
    public void A_write_with_an_old_map_is_accepted_where_its_epoch_is_over(int replicas, int dropped, bool isPurged) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var stale = story.Host("stale");
            var prepares = story.Hold(stale, Wire.Commits(Step.Prepares));
            var run = story.Run(stale);
            Drop(story, dropped, isPurged);
            var next = Requests.Mark("next", story.Items.Names);
            Assert.Equal(CommitOutcome.Committed, story.Run(story.Host("writer"), next).Answer.Outcome);

            story.Release(prepares);
            Assert.True(run.IsAnswered);
            Assert.NotEqual(CommitOutcome.Committed, run.Answer.Outcome);
            story.AtTheEnd(inspection => story.Items.RequireWhole(inspection, "next", answer: null)
                ? null
                : "what was committed under the new epoch was lost");
        });

    [Theory]
    [MemberData(nameof(Drops))]
    public void An_attempt_prepared_under_the_old_epoch_is_half_finished_under_the_new_one(
        int replicas, int dropped, bool isPurged) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var zombie = story.Host("zombie");
            var finishes = story.Hold(
                zombie, Wire.Commits(batch => Step.FinishesHome(batch) || Step.FinishesVote(batch)));
            Assert.Equal(CommitOutcome.Committed, story.Run(zombie).Answer.Outcome);
            Drop(story, dropped, isPurged);
            Assert.Equal(
                Verdict.Committed, story.Resolve(story.Host("successor"), zombie.LastAttempt!).Answer.Verdict);
            Assert.Equal(CommitOutcome.Committed, story.Run(
                story.Host("writer"), Requests.Mark("next", story.Items.Names)).Answer.Outcome);

            story.Again(story.Release(finishes));
            story.MustSee(story.Read(story.Host("reader"), Slot));
        });

    [Theory]
    [MemberData(nameof(Drops))]
    public void An_attempt_that_one_replica_refused_commits_when_that_replica_is_dropped(
        int replicas, int dropped, bool isPurged) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var coordinator = story.Host("coordinator");
            var late = story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(Slot, dropped)));
            story.Run(coordinator);
            var resolve = story.Resolve(story.Host("refuser"), coordinator.LastAttempt!);
            Assert.Equal(Verdict.Aborted, resolve.Answer.Verdict);
            Drop(story, dropped, isPurged);

            story.Release(late);
            story.Resolve(story.Host("late resolver"), coordinator.LastAttempt!);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_attempt_prepared_before_a_join_is_not_whole_at_the_new_replica(int replicas) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var zombie = story.Host("zombie");
            var finishes = story.Hold(
                zombie, Wire.Commits(batch => Step.FinishesHome(batch) || Step.FinishesVote(batch)));
            Assert.Equal(CommitOutcome.Committed, story.Run(zombie).Answer.Outcome);
            Change(story, new JoinStore("s3"));
            story.MustSee(story.Read(story.Host("reader"), Slot));
            if (replicas > 1)
                Change(story, new DropStore(story.At(Slot, 0).Store));

            story.Again(story.Release(finishes));
            story.MustSee(story.Read(zombie, Slot));
        });

    [Fact]
    public void A_late_prepare_gets_through_where_refusals_were_purged_before_their_guard() => Condition.IsNecessary(
        Shape(replicas: 2),
        new NodeOptions { DecorateChanges = store => new GuardsFirst(store) },
        story =>
        {
            var coordinator = story.Host("coordinator");
            var late = story.Hold(coordinator, Wire.Commits(Step.Prepares, story.At(Slot, 0)));
            // Items that do not exist yet: a prepare that replaces a row fails where that was purged.
            var request = Requests.Put(1, story.World.ItemIn(1, "new"), story.World.ItemIn(2, "new"));
            story.Run(coordinator, request with { Id = story.World.IdIn(0, "new") });
            var resolve = story.Resolve(story.Host("refuser"), coordinator.LastAttempt!);
            Assert.Equal(Verdict.Aborted, resolve.Answer.Verdict);
            Change(story, new DropStore(story.At(Slot, 0).Store));
            story.World.Scheduler.Run(story.Host("purger").Purge());
            Assert.DoesNotContain(
                story.World.Store.RowsOf(story.At(Slot, 0)), stored => stored.Row is VoteRow or ItemRow);

            story.Release(late);
        },
        "was committed and found aborted");

    /// <summary>Home without items, and two slots with one each; all with R replicas.</summary>
    static (int[] Replicas, int[] Items) Shape(int replicas) => ([replicas, replicas, replicas], [1, 2]);

    static void Drop(Story story, int dropped, bool isPurged)
    {
        Change(story, new DropStore(story.At(Slot, dropped).Store));
        if (isPurged)
            Purge(story, dropped);
    }

    static void Purge(Story story, int dropped)
    {
        story.World.Scheduler.Run(story.SoundHost("purger").Purge());
        Assert.Empty(story.World.Map.Shards[Slot].Retired);
        Assert.All(story.World.Store.RowsOf(story.At(Slot, dropped)), stored => Assert.IsType<OriginRow>(stored.Row));
    }

    static void Change(Story story, ShardChange change) => Assert.Equal(
        ChangeStatus.Done, story.World.Scheduler.Run(story.SoundHost("mover").Change(Slot, change)).Status);
}

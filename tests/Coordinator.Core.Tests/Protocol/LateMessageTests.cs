using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;
using Coordinator.Core.Tests.Conditions;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>Requests that arrive after their time: T12, T13, T15.</summary>
public class LateMessageTests
{
    /// <summary>Home without items, and two slots with one each; all with R replicas.</summary>
    static (int[] Replicas, int[] Items) Shape(int replicas) => ([replicas, replicas, replicas], [1, 2]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_prepare_succeeds_after_its_transaction_was_presumed_aborted(int replicas) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var coordinator = story.Host("coordinator");
            var prepares = story.Hold(coordinator, Wire.Commits(Step.Prepares));
            var run = story.Run(coordinator);
            var resolve = story.Resolve(story.Host("X"), coordinator.LastAttempt!);
            Assert.Equal(Verdict.Aborted, resolve.Answer.Verdict);

            story.Release(prepares);
            Assert.Equal(CommitOutcome.Aborted, run.Answer.Outcome);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_prepare_succeeds_after_a_client_closed_its_id(int replicas) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var coordinator = story.Host("coordinator");
            var prepares = story.Hold(coordinator, Wire.Commits(Step.Prepares));
            var run = story.Run(coordinator);
            var closer = story.Host("closer");
            var abort = story.World.Scheduler.Run(closer.Abort(story.Request.Id!.Value));
            Assert.Equal(TransactionStatus.Aborted, abort.Status);

            story.Release(prepares);
            Assert.Equal(CommitOutcome.Aborted, run.Answer.Outcome);
            var again = story.Run(story.Host("again")).Answer;
            Assert.Equal((CommitOutcome.Aborted, AbortCause.Requested), (again.Outcome, again.Cause));
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_client_closes_an_id_that_is_committed(int replicas) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var coordinator = story.Host("coordinator");
            story.Hold(coordinator, Wire.Commits(Step.FinishesHome));
            story.Run(coordinator);
            var abort = story.World.Scheduler.Run(story.Host("closer").Abort(story.Request.Id!.Value));

            Assert.Equal(TransactionStatus.Committed, abort.Status);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_coordinator_that_slept_through_an_epoch_writes_over_what_its_successor_decided(int replicas) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var zombie = story.Host("zombie");
            var asleep = story.Hold(
                zombie, Wire.Commits(batch => Step.FinishesHome(batch) || Step.FinishesVote(batch)));
            story.Run(zombie);
            BumpAll(story);
            var successor = story.Host("successor");
            Assert.Equal(Verdict.Committed, story.Resolve(successor, zombie.LastAttempt!).Answer.Verdict);
            var next = Requests.Mark("next", story.Items.Names);
            Assert.Equal(CommitOutcome.Committed, story.Run(successor, next).Answer.Outcome);

            story.Release(asleep);
            story.AtTheEnd(inspection => Both(story, inspection));
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_prepare_that_slept_through_an_epoch_is_accepted(int replicas) =>
        Condition.Holds(Shape(replicas), story =>
        {
            var zombie = story.Host("zombie");
            var asleep = story.Hold(zombie, Wire.Commits(Step.Prepares));
            var run = story.Run(zombie);
            BumpAll(story);

            var before = new WorldInspection(story.World).Describe();
            foreach (var request in story.Take(asleep))
                request.DeliverWithoutReply();
            Assert.Equal(before, new WorldInspection(story.World).Describe());
            Assert.False(run.IsAnswered);
        });

    static void BumpAll(Story story)
    {
        for (var slot = 0; slot < story.World.Map.SlotCount; slot++)
            story.Reconfigure.Bump(slot);
    }

    static string? Both(Story story, WorldInspection inspection) =>
        story.Items.RequireWhole(inspection, "next", answer: null) ? null : "the successor's own transaction was lost";
}

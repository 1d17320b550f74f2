using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>
/// Several calls of one id, none of which may be told that the id is aborted for good when another still commits it.
/// </summary>
public class ClosedIdTests
{
    /// <summary>
    /// Two calls find a condition failed, and each closes one home replica: that is nobody's answer, so the second goes
    /// on to the next attempt. Then the one replica is dropped, and what is left looks like an answer to a third call.
    /// </summary>
    [Fact]
    public void A_dropped_replica_makes_an_id_look_closed_that_another_call_still_commits()
    {
        var story = new Story([2, 1], [1], new NodeOptions(), isWithout: false);
        var gate = story.World.ItemIn(1, "gate");
        var request = Requests.Of(
            new CheckOperation(gate, new Core.Operations.Condition { Exists = true }),
            new PutOperation(story.World.ItemIn(1, "house"), "{}")) with
        {
            Id = story.World.IdIn(0, "enter"),
            Timeout = TimeSpan.FromMinutes(1),
        };

        var first = story.SoundHost("first");
        story.Hold(first, Wire.Commits(Step.AbortsHome, story.At(0, 1)));
        story.Run(first, request);
        var second = story.SoundHost("second");
        var hasWritten = false;
        var look = story.Hold(second, effect =>
        {
            hasWritten |= Wire.Commits(Step.AbortsHome)(effect);
            return hasWritten && Wire.Reads<ItemKey>()(effect);
        });
        var committed = story.Run(second, request);
        Assert.Equal(2, Closers(story, request).Distinct().Count());
        story.Run(story.SoundHost("porter"), Requests.Put(1, gate));
        var prepare = story.Hold(second, Wire.Commits(Step.Prepares));
        story.Release(look);
        story.Reconfigure.Drop(0, story.At(0, 1));
        var closed = story.Run(story.SoundHost("third"), request with { Timeout = TimeSpan.Zero });
        story.Release(prepare);

        var answers = new[] { committed, closed }.Where(ask => ask.IsAnswered).Select(ask => ask.Answer).ToList();
        Assert.NotEmpty(answers);
        var isForGood = answers.Exists(
            answer => answer is { Outcome: CommitOutcome.Aborted, Cause: AbortCause.Failed });
        var happened = answers.Exists(answer => answer.Outcome == CommitOutcome.Committed);
        Assert.False(isForGood && happened, $"{string.Join('\n', answers)}\n{story.World.Network.Trace}");
    }

    /// <summary>Whose row each home replica holds.</summary>
    static IEnumerable<AttemptId> Closers(Story story, TransactionRequest request) =>
        new[] { story.At(0, 0), story.At(0, 1) }
            .Select(replica => story.World.Store.Read(new RowAddress(replica, new OutcomeKey(request.Id!.Value))).Row)
            .Select(row => ((OutcomeRow)row!).Attempt.Id);
}

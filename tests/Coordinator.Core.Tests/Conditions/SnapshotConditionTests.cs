using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;
using Coordinator.Core.Tests.Protocol;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>
/// The necessary conditions of comparing what two collections show instead of their rows (decision 0007).
/// </summary>
public class SnapshotConditionTests
{
    const string Mark = "m";
    const string Torn = "torn snapshot";

    /// <summary>
    /// Item 0 is read before a transaction and item 1 after it. The second collection meets item 0 as it was, under an
    /// intent that the first did not meet.
    /// </summary>
    [Fact]
    public void S2_A_snapshot_takes_an_intent_that_only_its_second_collection_met_for_open() =>
        Condition.IsNecessary(([1, 1], [0, 1]), effects => new Looks(effects), story =>
        {
            var reader = story.Host("reader");
            var late = story.Hold(reader, Wire.Reads<ItemKey>(story.At(1, 0)));
            var snapshot = story.ReadAll(reader, 0, 1);
            var coordinator = story.Host("coordinator");
            var finish = story.Hold(coordinator, Wire.Commits(Step.FinishesVote));
            story.Run(coordinator, MarkAtHome(story, 1, story.World.ItemIn(0), story.World.ItemIn(1)));
            story.Release(late);

            RequireWhole(story, snapshot);
            story.Release(finish);
        }, Torn);

    /// <summary>
    /// The same for an item that does not exist before, whose partition is dropped and deleted while it is read for
    /// the second time.
    /// </summary>
    [Fact]
    public void S3_An_item_seems_absent_twice_because_its_old_partition_was_deleted_before_the_second_read() =>
        Condition.IsNecessary(([1, 2], [0]), effects => new MissingGuards(effects, Guards.OfPolls), story =>
        {
            var reader = story.Host("reader");
            var late = story.Hold(reader, Wire.Reads<ItemKey>(story.At(0, 0)));
            var snapshot = story.ReadAll(reader, 0, 1);
            var again = story.Hold(reader, Wire.Reads<ItemKey>(story.At(1, 0)));
            story.Run(
                story.Host("coordinator"), MarkAtHome(story, 0, story.World.ItemIn(0), story.World.ItemIn(1)));
            story.Release(late);
            story.Reconfigure.Drop(1, story.At(1, 0));
            story.Reconfigure.DeleteGuards(story.At(1, 0));
            story.Reconfigure.DeleteRows(story.At(1, 0));
            story.Release(again);

            RequireWhole(story, snapshot);
        }, Torn);

    static Transactions.TransactionRequest MarkAtHome(Story story, int home, params ItemName[] items) =>
        Requests.Mark(Mark, items) with { Id = story.World.IdIn(home, Mark) };

    static void RequireWhole(Story story, Ask<Snapshot?> snapshot)
    {
        var marked = snapshot.Answer!.Items.Count(item => MarkedItems.Marks(item.Value).Contains(Mark));
        story.Require(marked is 0 or 2, $"{Torn}: the mark is in {marked} of 2 items");
    }
}

using Coordinator.Core.Operations;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Scrubbing;

/// <summary>Scrubs that die, that are late, that meet each other, and that meet changes.</summary>
public class ScrubRaceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_scrub_that_dies_leaves_half_a_repair(bool isAfter)
    {
        for (var k = 0; ; k++)
        {
            var slot = Damaged();
            var host = new SimNode(slot.World, "first");
            var crash = new CrashAt(host.Host, k, isAfter);
            slot.World.Network.Faults = crash;
            _ = host.Scrub(DamagedSlot.Slot);
            slot.World.Scheduler.RunUntilIdle();
            slot.World.Network.Faults = new NoFaults();
            slot.Scrub();
            slot.RequireRepaired();
            if (!crash.HasStruck)
            {
                Assert.True(k > 8, $"only {k} requests were struck");
                return;
            }
        }
    }

    [Fact]
    public void A_repair_that_arrives_late_or_twice_takes_back_a_later_change()
    {
        var slot = new DamagedSlot(replicas: 2, damaged: 1, isLogged: true);
        slot.Put(slot.ItemRow with { Value = """{"n":99}""" });
        var repair = HoldRepairOf(slot);

        slot.Run(Requests.Put(7, slot.Item));
        slot.World.Scheduler.RunUntilIdle();
        repair.DeliverWithoutReply();
        repair.DeliverWithoutReply();

        Assert.Equal(Requests.Number(7), slot.ItemRow.Value);
        Assert.Equal(4, slot.ItemRow.Version);
        slot.World.Settle();
    }

    [Fact]
    public void A_lost_row_is_brought_back_after_the_item_was_deleted()
    {
        var slot = new DamagedSlot(replicas: 2, damaged: 1, isLogged: true);
        slot.Lose(new ItemKey(slot.Item));
        var repair = HoldRepairOf(slot);

        slot.Scrub("another");
        slot.Run(Requests.Of(new DeleteOperation(slot.Item)));
        slot.World.Scheduler.RunUntilIdle();
        repair.DeliverWithoutReply();

        Assert.Null(slot.ItemRow.Value);
        slot.World.Settle();
    }

    [Fact]
    public void A_repair_gets_into_an_epoch_that_is_over()
    {
        var slot = new DamagedSlot(replicas: 2, damaged: 1, isLogged: true);
        slot.Put(slot.ItemRow with { Value = """{"n":99}""" });
        var repair = HoldRepairOf(slot);

        var bumped = slot.World.Scheduler.Run(slot.Node.Change(DamagedSlot.Slot, new Bump()));
        Assert.Equal(ChangeStatus.Done, bumped.Status);
        repair.DeliverWithoutReply();
        Assert.Equal("""{"n":99}""", slot.ItemRow.Value);

        Assert.Equal(1, slot.Scrub().Repaired);
        slot.World.Settle();
    }

    [Fact]
    public void What_an_attempt_in_flight_holds_is_repaired_under_it()
    {
        var slot = new DamagedSlot(replicas: 2, damaged: 1, isLogged: true);
        var other = slot.World.ItemIn(0);
        // The prepare reaches the replica that will be damaged, and not the other one.
        var healthy = slot.World.ReplicaOf(DamagedSlot.Slot, 0);
        var host = new SimNode(slot.World, "coordinator");
        slot.World.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Host == host.Host && effect.Batch?.Replica == healthy ? FaultKind.Hold : FaultKind.None));
        var run = host.Run(Requests.Put(8, slot.Item, other));
        slot.World.Scheduler.RunUntilIdle();
        var late = Assert.Single(slot.World.Network.Held);
        slot.MakeUnreadable(new ItemKey(slot.Item));
        slot.World.Network.Faults = new NoFaults();

        var found = slot.Scrub();
        Assert.Equal(0, found.Repaired);
        Assert.All(found.Left, left => Assert.Equal(ScrubReason.InFlight, left.Reason));
        late.GiveUp();
        Assert.False(run.IsCompleted);
    }

    [Fact]
    public void A_silent_replica_is_taken_for_an_empty_one()
    {
        var slot = Damaged();
        slot.World.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Store == slot.Replica.Store ? FaultKind.LoseRequest : FaultKind.None));
        var found = slot.Scrub();
        Assert.Equal((ScrubStatus.Silent, 0, 0), (found.Status, found.Differences, found.Repaired));
    }

    static DamagedSlot Damaged()
    {
        var slot = new DamagedSlot(replicas: 2, damaged: 1, isLogged: true);
        slot.Lose(new EventKey(2, 0));
        slot.Put(slot.ItemRow with { Value = """{"n":99}""" });
        slot.MakeUnreadable(new ItemKey(slot.Deleted));
        return slot;
    }

    static SimRequest HoldRepairOf(DamagedSlot slot)
    {
        var host = new SimNode(slot.World, "sleeper");
        slot.World.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Host == host.Host && effect.Batch is not null ? FaultKind.Hold : FaultKind.None));
        _ = host.Scrub(DamagedSlot.Slot);
        slot.World.Scheduler.RunUntilIdle();
        slot.World.Network.Faults = new NoFaults();
        return Assert.Single(slot.World.Network.Held);
    }
}

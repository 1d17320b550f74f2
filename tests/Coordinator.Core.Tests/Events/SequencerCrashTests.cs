using Coordinator.Core.Events;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Events;

/// <summary>A sequencer dies at each of its requests, before or after it took effect; another goes on.</summary>
public class SequencerCrashTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void A_log_is_left_torn_by_a_sequencer_that_dies(int replicas, bool isAfter)
    {
        var steps = 0;
        while (Strikes(replicas, steps, isAfter))
            steps++;
        Assert.True(steps > 3 * replicas, $"a sequencer of {steps} requests shows nothing");
    }

    static bool Strikes(int replicas, int number, bool isAfter)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var client = new SimNode(world, "client");
        foreach (var n in Enumerable.Range(1, 3))
        {
            world.Scheduler.Run(client.Run(Requests.Put(n, world.ItemIn(1), world.ItemIn(2, $"item{n}"))));
            world.Scheduler.RunUntilIdle();
        }

        var dying = new SimNode(world, "dying");
        var crash = new CrashAt(dying.Host, number, isAfter);
        world.Network.Faults = crash;
        _ = dying.Sequence(1, 2);
        world.Scheduler.RunUntilIdle();
        world.Network.Faults = new NoFaults();
        new SlotLogs(world).RequireBeginnings();
        var other = new SimNode(world, "other");
        Assert.All(
            world.Scheduler.Run(other.Sequence(1, 2)),
            slot => Assert.Equal((3L, SlotProgressState.Settled), (slot.Head ?? -1, slot.State)));
        new SlotLogs(world).RequireComplete(world.Settle());
        return crash.HasStruck;
    }
}

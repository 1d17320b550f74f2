using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Reconfigurations;

/// <summary>A host that dies at any request of a change; another one ends it.</summary>
public class ChangeCrashTests
{
    [Theory]
    [MemberData(nameof(ChangeCase.Names), MemberType = typeof(ChangeCase))]
    public void A_shard_is_left_closed_or_open_twice_when_its_mover_dies(string change, int replicas)
    {
        foreach (var isAfter in new[] { false, true })
        {
            var k = 0;
            while (EndAfterCrash(change, replicas, k, isAfter))
                k++;
            Assert.True(k > 4, $"only {k} requests were struck");
        }
    }

    [Theory]
    [MemberData(nameof(ChangeCase.Names), MemberType = typeof(ChangeCase))]
    public void A_shard_is_left_closed_or_open_twice_when_the_second_mover_dies_too(string change, int replicas)
    {
        for (var k = 0; k < 200; k += 3)
        {
            var moved = new ChangeCase(change, replicas);
            var isStruck = Crash(moved, "first", k, isAfter: true);
            Crash(moved, "second", k / 2, isAfter: k % 2 == 0);
            moved.World.Network.Faults = new NoFaults();
            moved.End("third");
            moved.RequireSound();
            if (!isStruck)
                return;
        }

        Assert.Fail("the change does not come to an end");
    }

    /// <returns>Whether the change made so many requests.</returns>
    static bool EndAfterCrash(string change, int replicas, int k, bool isAfter)
    {
        var moved = new ChangeCase(change, replicas);
        var isStruck = Crash(moved, "mover", k, isAfter);
        moved.World.Network.Faults = new NoFaults();
        moved.End("successor");
        moved.RequireSound();
        return isStruck;
    }

    static bool Crash(ChangeCase moved, string name, int k, bool isAfter)
    {
        var host = new SimNode(moved.World, name);
        var crash = new CrashAt(host.Host, k, isAfter);
        moved.World.Network.Faults = crash;
        _ = moved.Begin(host);
        moved.World.Scheduler.RunUntilIdle();
        return crash.HasStruck;
    }
}

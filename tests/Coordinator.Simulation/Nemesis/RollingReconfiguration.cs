using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis;

/// <summary>
/// Drops replicas and lets others join, one change at a time, each of its steps some time after the last.
/// </summary>
sealed class RollingReconfiguration(SimWorld world)
{
    readonly Reconfiguration _reconfigure = new(world);

    /// <summary>Whether a change has begun and is not active yet.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Begins a change of some slot, unless one is under way.</summary>
    public void Begin()
    {
        if (IsUnderWay)
            return;
        var random = world.Scheduler.Random;
        var slot = random.Next(world.Map.SlotCount);
        var shard = world.Map.Shards[slot];
        var steps = shard.InSync.Length == 1
            ? _reconfigure.JoinSteps(slot, AnotherStore(slot))
            : _reconfigure.DropSteps(slot, [world.ReplicaOf(slot, random.Next(shard.InSync.Length))]);
        IsUnderWay = true;
        Next(steps.GetEnumerator());
    }

    void Next(IEnumerator<bool> steps)
    {
        IsUnderWay = steps.MoveNext();
        if (IsUnderWay)
            world.Scheduler.Schedule(null, AWhile(), () => Next(steps));
        else
            steps.Dispose();
    }

    TimeSpan AWhile() => TimeSpan.FromMilliseconds(world.Scheduler.Random.Next(60));

    string AnotherStore(int slot)
    {
        var mine = world.Map.Shards[slot].InSync.Select(store => store.Store);
        var others = world.StoreNames.Except(mine).ToList();
        return others[world.Scheduler.Random.Next(others.Count)];
    }
}

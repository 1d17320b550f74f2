using Coordinator.Core.Model;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis;

/// <summary>
/// Drops replicas and lets others join, one change at a time, each of its steps some time after the last.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="join">The steps of a join; null for those of a correct one.</param>
sealed class RollingReconfiguration(
    SimWorld world, Func<SimWorld, Reconfiguration, int, string, IEnumerable<bool>>? join = null) : IPlacementChanges
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
        Begin(shard.InSync.Length == 1
            ? Join(slot)
            : _reconfigure.DropSteps(slot, [world.ReplicaOf(slot, random.Next(shard.InSync.Length))]));
    }

    /// <inheritdoc />
    public void Drop(SimNode host, Replica replica) => DropIf(replica.Slot, other => other == replica);

    /// <inheritdoc />
    public void DropOther(SimNode host, Replica replica) => DropIf(replica.Slot, other => other != replica);

    /// <inheritdoc />
    public void Join(SimNode host, SlotId slot)
    {
        if (!IsUnderWay && world.Map.Of(slot).InSync.Length == 1)
            Begin(Join(slot.Value));
    }

    void DropIf(SlotId slot, Func<Replica, bool> which)
    {
        if (IsUnderWay)
            return;
        var inSync = world.Map.Of(slot).InSync;
        if (inSync.Length == 1)
            Begin(Join(slot.Value));
        else if (inSync.FirstOrDefault(which) is { } leaving)
            Begin(_reconfigure.DropSteps(slot.Value, [leaving]));
    }

    IEnumerable<bool> Join(int slot)
    {
        var store = AnotherStore(slot);
        return join?.Invoke(world, _reconfigure, slot, store) ?? _reconfigure.JoinSteps(slot, store);
    }

    void Begin(IEnumerable<bool> steps)
    {
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

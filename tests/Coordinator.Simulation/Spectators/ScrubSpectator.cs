using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Spectators;

/// <summary>
/// Scrubs beside the clients and the event log. Nothing was damaged, so whatever a scrub finds is a mistake of its own.
/// </summary>
sealed class ScrubSpectator(SimWorld world) : ISpectator
{
    readonly LogSpectator _logs = new(world);

    /// <summary>Scrubs that compared everything.</summary>
    public int WholeCount { get; private set; }

    public void Beat(SimNode node, Random random)
    {
        _logs.Beat(node, random);
        for (var i = 0; i < 2; i++)
        {
            var slot = random.Next(world.Map.SlotCount);
            // On the host, so that what is found there fails the run.
            _ = node.Host.Start(() => ScrubAsync(node, slot));
        }
    }

    public void RequireKept(WorldInspection inspection)
    {
        _logs.RequireKept(inspection);
        var node = new SimNode(world, "last scrubber");
        foreach (var slot in world.Map.Slots)
        {
            var found = world.Scheduler.Run(node.Scrub(slot.Value));
            RequireNothing(found);
            if (found.Status != ScrubStatus.Whole)
                throw inspection.Failure($"slot {slot} is {found.Status} at rest");
        }
    }

    async Task ScrubAsync(SimNode node, int slot)
    {
        var found = await node.Scrub(slot);
        if (found.Status == ScrubStatus.Whole)
            WholeCount++;
        RequireNothing(found);
    }

    void RequireNothing(SlotScrub found)
    {
        if (found.Differences > 0)
            throw new WorldInspection(world).Failure(
                $"a scrub of slot {found.Slot} found {found.Differences} differences, repaired {found.Repaired}, left "
                + string.Join(", ", found.Left));
    }
}
